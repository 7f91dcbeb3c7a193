import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testDatabase, type TestDatabase } from '@reprise/testing';
import { runPersons } from './run.js';

const PERSONS = 300;
const PATIENCE_MS = 5 * 60_000;

describe(`${PERSONS} persons of several fans, stopped while they are linked and unlinked`, () => {
  let database: TestDatabase;
  beforeAll(async () => (database = await testDatabase()));
  afterAll(() => database.drop());

  it(
    'are stopped on every fan, and spend within one cap',
    async () => {
      const dir = mkdtempSync(join(tmpdir(), 'reprise-persons-'));
      const report = await runPersons({
        persons: PERSONS,
        rate: 15,
        seed: 3,
        dir,
        log: 'postgres',
        databaseUrl: database.url,
        namespace: 'persons.',
      });
      expect({ dir, findings: report.findings }).toEqual({ dir, findings: [] });
      // Both sides of each race were taken, or it proves nothing.
      const { counts } = report;
      const sides = [
        'mustHold',
        'passed',
        'lifted',
        'linksEnded',
        'sends',
        'cappedQuotes',
        'withheldForCap',
        'spendNoted',
      ];
      expect(sides.filter((side) => counts[side] === 0)).toEqual([]);
      // Kept when something was found: the logs of the services say what happened.
      await rm(dir, { recursive: true });
    },
    PATIENCE_MS,
  );
});
