export { postgresTransport, type PostgresTransportOptions } from './postgres-transport.js';
