export * from './kafka/any-broker.js';
export * from './local-server-error.js';
export * from './kafka/kafka.js';
export * from './ports.js';
export * from './postgres/any-postgres.js';
export { erasePostgres } from './postgres/home.js';
export * from './postgres/postgres.js';
