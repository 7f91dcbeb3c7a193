import preset from '../../../jest.preset.js';

export default { ...preset, displayName: 'domain-ingest', rootDir: import.meta.dirname };
