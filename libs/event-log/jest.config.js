import preset from '../../jest.preset.js';

export default { ...preset, displayName: 'event-log', rootDir: import.meta.dirname };
