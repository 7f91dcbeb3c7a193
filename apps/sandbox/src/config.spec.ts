import { readConfig } from './config.js';

const good = { SANDBOX_INGEST_URL: 'http://127.0.0.1:8080', SANDBOX_SECRET: 'whsec_MDEyMzQ1Njc4OWFiY2RlZg==' };

describe('the environment', () => {
  it('needs ingest’s URL and the secret; everything else has a default', () =>
    expect(readConfig({ ...good, PORT: '' })).toMatchObject({ PORT: 4700, SANDBOX_SEED: 1, SANDBOX_CREATORS: [] }));
  it('is refused with a line for each variable that is wrong', () => {
    const read = () =>
      readConfig({ SANDBOX_SECRET: 'x', PORT: 'high', SANDBOX_CREATORS: '[{"id":"c1","craft":"cooking"}]' });
    for (const name of ['SANDBOX_INGEST_URL', 'SANDBOX_SECRET', 'PORT', 'SANDBOX_CREATORS'])
      expect(read).toThrow(new RegExp(name));
  });
});
