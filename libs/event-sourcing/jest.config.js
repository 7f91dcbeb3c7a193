import preset from '../../jest.preset.js';

export default { ...preset, displayName: 'event-sourcing', rootDir: import.meta.dirname };
