export * from './database.js';
export * from './eventually.js';
export * from './given.js';
export * from './kafka.js';
export type { Filling } from './template.js';
