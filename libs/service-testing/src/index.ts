export * from './neighbours.js';
export * from './service-rig.js';
