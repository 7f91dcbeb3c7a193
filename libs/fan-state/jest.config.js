import preset from '../../jest.preset.js';

export default { ...preset, displayName: 'fan-state', rootDir: import.meta.dirname };
