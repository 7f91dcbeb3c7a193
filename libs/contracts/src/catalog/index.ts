export * from './content-missing.v1.js';
export * from './content-proposed.v1.js';
export * from './content-unlocked.v1.js';
export * from './item.js';
export * from './item-added.v1.js';
export * from './item-changed.v1.js';
export * from './item-withdrawn.v1.js';
