export * from './facts/extract-facts.js';
export * from './facts/extract-promises.js';
export type { FactRow, LearnFacts, RetractFact } from './facts/facts.js';
export type { StatedFact } from './facts/statement.js';
export { memoryFan, type MemoryCommand, type MemoryEvent, type MemoryFan } from './memory-fan.js';
export type { RecordReversal, RecordSale } from './purchases/purchases.js';
export * from './recall/arrange-recall.js';
export * from './recall/choose-facts.js';
export type { RecallContext } from './recall/recall.js';
