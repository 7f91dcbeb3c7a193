import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testDatabase, type TestDatabase } from '@reprise/testing';
import { runRace } from './run.js';

const ASKS = 400;
const PATIENCE_MS = 5 * 60_000;

describe(`${ASKS} fans’ messages that race withdrawals and consents through six services`, () => {
  let database: TestDatabase;
  beforeAll(async () => (database = await testDatabase()));
  afterAll(() => database.drop());

  it(
    'end once each, and no send of an item starts once delivery has recorded its stop',
    async () => {
      const dir = mkdtempSync(join(tmpdir(), 'reprise-race-'));
      const report = await runRace({
        asks: ASKS,
        rate: 25,
        seed: 3,
        dir,
        log: 'postgres',
        databaseUrl: database.url,
        namespace: 'race.',
      });
      expect({ dir, findings: report.findings }).toEqual({ dir, findings: [] });
      // Both sides of the race were taken, or it proves nothing.
      const { counts } = report;
      expect(counts['webhooks']).toBe(ASKS);
      const sides = ['stops', 'releases', 'offersSent', 'offersUnderWay', 'offersStopped', 'quotesCancelledForStops'];
      expect(sides.filter((side) => counts[side] === 0)).toEqual([]);
      // Kept when something was found: the logs of the services say what happened.
      await rm(dir, { recursive: true });
    },
    PATIENCE_MS,
  );
});
