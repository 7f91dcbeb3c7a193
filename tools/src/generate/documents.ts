import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { EVENT_CONTRACTS } from '@reprise/contracts';
import prettier from 'prettier';
import { ROOT } from '../child.js';
import { asyncApi } from './asyncapi.js';
import { eventSchema, schemaFile, type Json } from './json-schema.js';
import { readme } from './readme.js';

const FOLDER = new URL('docs/integrate/', ROOT);

/** What `docs/integrate` holds, from the contracts as they are now: file → text. */
export async function documents(): Promise<Map<string, string>> {
  const style = await prettier.resolveConfig(new URL('asyncapi.json', FOLDER));
  const json = (value: Json) => prettier.format(JSON.stringify(value), { ...style, parser: 'json' });
  const made = new Map([
    ['README.md', await prettier.format(readme(), { ...style, parser: 'markdown' })],
    ['asyncapi.json', await json(asyncApi())],
  ]);
  for (const contract of EVENT_CONTRACTS.values())
    made.set(schemaFile(contract.type), await json(eventSchema(contract)));
  return made;
}

/** What `docs/integrate` holds on disk. */
export function writtenDocuments(): Map<string, string> {
  const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((path) => /\.\w+$/.test(path));
  return new Map(files.map((path) => [path, readFileSync(new URL(path, FOLDER), 'utf8')]));
}

export async function writeDocuments(): Promise<number> {
  const made = await documents();
  rmSync(FOLDER, { recursive: true, force: true });
  for (const [path, text] of made) {
    const file = new URL(path, FOLDER);
    mkdirSync(new URL('.', file), { recursive: true });
    writeFileSync(file, text);
  }
  return made.size;
}
