export * from './canonical-json.js';
export * from './decider.js';
export * from './domain-error.js';
export * from './domain-event.js';
export * from './hash32.js';
export * from './rows.js';
