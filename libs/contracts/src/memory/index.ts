export * from './context-recalled.v1.js';
export * from './fact-learned.v1.js';
export * from './fact-superseded.v1.js';
export * from './sharing-changed.v1.js';
export * from './sittings-counted.v1.js';
export * from './summary-updated.v1.js';
