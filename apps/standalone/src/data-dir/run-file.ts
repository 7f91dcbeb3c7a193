import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** How to reach what runs here; the command line tool reads it. */
export interface RunFile {
  readonly url: string;
  readonly sandboxUrl: string | null;
  readonly databaseUrl: string;
  readonly token: string;
  /** Brokers, or null when the log is in Postgres. */
  readonly kafka: string | null;
}

const fileIn = (dir: string) => join(dir, 'run.json');

/** Holds the token and the database's password: readable by its owner only. */
export const writeRunFile = (dir: string, run: RunFile): void =>
  writeFileSync(fileIn(dir), `${JSON.stringify(run, null, 2)}\n`, { mode: 0o600 });

export const removeRunFile = (dir: string): void => rmSync(fileIn(dir), { force: true });
