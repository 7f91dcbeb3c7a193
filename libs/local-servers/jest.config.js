import preset from '../../jest.preset.js';

export default { ...preset, displayName: 'local-servers', rootDir: import.meta.dirname };
