import preset from '../../../jest.preset.js';

export default { ...preset, displayName: 'domain-catalog', rootDir: import.meta.dirname };
