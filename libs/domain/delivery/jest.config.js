import preset from '../../../jest.preset.js';

export default { ...preset, displayName: 'domain-delivery', rootDir: import.meta.dirname };
