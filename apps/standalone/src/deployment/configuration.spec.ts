import { readFileSync } from 'node:fs';
import { CONFIGURATION_FILE, configurationText } from './configuration.js';

describe('docs/operate/configuration.md', () => {
  it('is what the schemas say: `npm run generate` after a change', () => {
    expect(readFileSync(CONFIGURATION_FILE, 'utf8')).toBe(configurationText());
  });
});
