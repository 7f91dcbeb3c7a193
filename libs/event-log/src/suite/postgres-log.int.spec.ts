import { testDatabase } from '@reprise/testing';
import { postgresTransport } from '../postgres/index.js';
import { describeEventLog } from './event-log.suite.js';

describeEventLog('Postgres', {
  database: () => testDatabase(),
  transport: (url) => Promise.resolve(postgresTransport({ connection: url })),
});
