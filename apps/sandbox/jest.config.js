import preset from '../../jest.preset.js';

export default { ...preset, displayName: 'sandbox', rootDir: import.meta.dirname };
