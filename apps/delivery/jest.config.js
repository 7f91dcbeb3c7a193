import preset from '../../jest.preset.js';

export default { ...preset, displayName: 'delivery', rootDir: import.meta.dirname };
