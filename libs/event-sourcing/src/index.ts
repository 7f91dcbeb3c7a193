export * from './decider.js';
export * from './domain-error.js';
export * from './domain-event.js';
export * from './rows.js';
