export { logMigrations, type LogMigration, migrateLog } from './migrations.js';
export { postgresTransport, type PostgresTransportOptions } from './postgres-transport.js';
