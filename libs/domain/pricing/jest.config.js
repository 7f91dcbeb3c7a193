import preset from '../../../jest.preset.js';

export default { ...preset, displayName: 'domain-pricing', rootDir: import.meta.dirname };
