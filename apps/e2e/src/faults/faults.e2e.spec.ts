import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeKafka, testDatabase, type TestDatabase } from '@reprise/testing';
import { runFaults } from './run.js';

const KILLS = 12;
const TURNS = 600;
const SEED = 3;
const PATIENCE_MS = 10 * 60_000;

await describeKafka('services that are killed at random moments', ({ brokers }) => {
  let database: TestDatabase;
  beforeAll(async () => (database = await testDatabase()));
  afterAll(() => database.drop());

  it(
    'lose nothing, double nothing, and their state is what the log replays to',
    async () => {
      const dir = mkdtempSync(join(tmpdir(), 'reprise-faults-'));
      const said: string[] = [];
      const report = await runFaults({
        kills: KILLS,
        turns: TURNS,
        seed: SEED,
        dir,
        resume: false,
        databaseUrl: database.url,
        brokers,
        namespace: `faults-${randomUUID()}.`,
        progress: (line) => void said.push(line),
      });
      expect({ dir, findings: report.findings }).toEqual({ dir, findings: [] });
      expect(report.counts).toMatchObject({ kills: KILLS, webhooks: TURNS });
      expect(said.at(-1)).toContain(`${KILLS} kills`);
      // Kept when something was found: the logs of the services say what happened.
      await rm(dir, { recursive: true });
    },
    PATIENCE_MS,
  );
});
