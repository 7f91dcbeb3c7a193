export * from './damage.js';
export * from './neighbours.js';
export * from './service-rig.js';
export * from './tables.js';
