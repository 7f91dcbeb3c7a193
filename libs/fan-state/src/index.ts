export * from './as-of.js';
export * from './compare.js';
export * from './digest.js';
export * from './facets.js';
export * from './fan-fold.js';
export * from './outcomes.js';
