import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A text of a screen's data set. `source` decides whether it may be fitted: see the README. */
export interface Row {
  readonly id: string;
  readonly source: string;
  readonly label: 0 | 1;
  readonly text: string;
  readonly family?: string;
  readonly category?: string;
}

export const readJsonLines = <T>(folder: string, name: string): T[] =>
  readFileSync(join(folder, `${name}.jsonl`), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);

/** Lines people wrote in the Ubuntu channels; joins and parts start with `===`. */
export const readChat = (folder: string): string[] =>
  readJsonLines<{ text: string }>(folder, 'chatlog_irc')
    .map(({ text }) => text)
    .filter((text) => !text.startsWith('==='));
