import preset from '../../../jest.preset.js';

export default { ...preset, displayName: 'domain-generation', rootDir: import.meta.dirname };
