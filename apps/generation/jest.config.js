import preset from '../../jest.preset.js';

export default { ...preset, displayName: 'generation', rootDir: import.meta.dirname };
