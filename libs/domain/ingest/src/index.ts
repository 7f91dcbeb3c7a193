export * from './creator/creator.js';
export * from './fan/commands.js';
export * from './fan/imports.js';
export * from './fan/ingest-fan.js';
export type { Verdict } from './fan/once.js';
export * from './fan/state.js';
export * from './screens/screen.js';
export { statedAge } from './screens/age/age.js';
export * from './screens/model/training.js';
