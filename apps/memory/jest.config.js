import preset from '../../jest.preset.js';

export default { ...preset, displayName: 'memory', rootDir: import.meta.dirname };
