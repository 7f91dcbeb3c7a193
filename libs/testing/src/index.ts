export * from './database.js';
export * from './eventually.js';
export * from './given.js';
export * from './kafka.js';
