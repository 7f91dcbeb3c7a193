export * from './currency.js';
export * from './first-lines.js';
export * from './id.js';
export * from './json.js';
export * from './moment.js';
export * from './money.js';
export * from './text.js';
