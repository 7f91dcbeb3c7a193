export { sandboxConfigSchema } from './config.js';
export type { Craft } from './fans/crafts.js';
export type { KnownFan, SandboxCreator } from './fans/population.js';
export { TEMPERAMENT_NAMES, type TemperamentName } from './fans/temperaments.js';
export { startSandbox, type RunningSandbox, type SandboxOptions } from './sandbox.js';
