import preset from '../../../jest.preset.js';

export default { ...preset, displayName: 'domain-memory', rootDir: import.meta.dirname };
