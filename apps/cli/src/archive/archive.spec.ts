import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readArchive, type ArchiveLine, type ArchiveReading } from './archive.js';

let dir: string;
beforeEach(() => (dir = mkdtempSync(join(tmpdir(), 'reprise-archive-'))));
afterEach(() => rmSync(dir, { recursive: true }));

const file = (name: string, content: string | Buffer): string => {
  const path = join(dir, name);
  writeFileSync(path, content);
  return path;
};
const all = async (path: string, reading: ArchiveReading = { kind: 'history' }): Promise<ArchiveLine[]> =>
  Array.fromAsync(readArchive(path, reading));
const brief = (lines: readonly ArchiveLine[]) => lines.map(({ line, record, error }) => [line, record ?? error]);
const saying = (text: string): unknown => expect.stringContaining(text);

describe('a JSONL archive', () => {
  it('is read line by line, and a bad line is named while the rest goes on', async () => {
    const lines = await all(file('a.jsonl', '\uFEFF{"a":1}\n\nnot json\n[1]\n{"b":2}\r\n'));
    expect(brief(lines)).toEqual([
      [1, { a: 1 }],
      [3, saying('not JSON')],
      [4, 'not a JSON object'],
      [5, { b: 2 }],
    ]);
  });

  it('may hold the line separators of Unicode inside its strings', async () => {
    const [line] = await all(file('a.jsonl', '{"a":"one\u2028two\u2029three"}\n'));
    expect(line!.record).toEqual({ a: 'one\u2028two\u2029three' });
  });

  it.each([
    ['a key that stands twice', '{"fan":"a","to":{"fan":"b"},"fan":"c"}', 'the key "fan" stands twice'],
    ['a key twice, once escaped', '{"fan":"a","f\\u0061n":"b"}', 'the key "fan" stands twice'],
    ['a key twice, deep inside', '{"a":[{"b":1},{"b":1,"b":2}]}', 'the key "b" stands twice'],
    ['a number that is Infinity', '{"amount":1e400}', 'the number 1e400 is too large'],
    ['a number that is -Infinity, deep inside', '{"a":{"b":[1,-2E+999]}}', 'the number -2E+999 is too large'],
    ['objects in objects without an end', `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`, 'nests deeper than 64'],
    [
      'lists in lists without an end',
      `{"a":${'['.repeat(900_000 / 2)}${']'.repeat(900_000 / 2)}}`,
      'nests deeper than 64',
    ],
    ['more characters than a line may have', `{"a":"${'x'.repeat(1_000_000)}"}`, 'longer than 1000000 characters'],
    ['NaN', '{"a":NaN}', 'not JSON'],
  ])('names the line of %s', async (_, text, reason) => {
    const lines = await all(file('a.jsonl', `{"n":1}\n${text}\n{"n":3}\n`));
    expect(brief(lines)).toEqual([
      [1, { n: 1 }],
      [2, saying(reason)],
      [3, { n: 3 }],
    ]);
  });

  it.each([
    ['colons, brackets and quotes in a text', '{"a":"\\"b\\": {[1e999","c":"]}"}'],
    ['the same key in different objects', '{"a":{"a":1},"b":[{"a":1},{"a":1}]}'],
    ['a key that is also a value', '{"a":"b","b":"a"}'],
    ['names of what every object has', '{"__proto__":{"x":1},"constructor":1,"toString":"s"}'],
    ['a long text of escapes', `{"a":"${'\\n'.repeat(490_000)}"}`],
  ])('takes %s', async (_, text) => {
    const [line] = await all(file('a.jsonl', text));
    expect(line!.record).toEqual(JSON.parse(text));
  });
});

describe('an archive that is not what its name says', () => {
  it.each([
    ['gzip', Buffer.from([0x1f, 0x8b, 8, 0, 0, 0]), /is gzip.*gunzip/],
    ['zip', Buffer.from('PK\u0003\u0004rest'), /is zip/],
    ['Parquet', Buffer.from('PAR1rest'), /is Parquet/],
  ])('is refused where it is %s', async (_, bytes, reason) => {
    for (const name of ['a.csv', 'a.jsonl']) await expect(all(file(name, bytes))).rejects.toThrow(reason);
  });

  it('names the lines that are not UTF-8, so that two ids never become one', async () => {
    const latin1 = Buffer.from('{"fan":"andr\u00e9"}\n{"fan":"andr"}\n{"fan":"andr\u00e8"}', 'latin1');
    expect(brief(await all(file('a.jsonl', latin1)))).toEqual([
      [1, saying('not UTF-8')],
      [2, { fan: 'andr' }],
      [3, saying('not UTF-8')],
    ]);
  });

  it.each(['utf16le', 'utf16be'])('is read where it is %s and says so', async (encoding) => {
    const bytes = Buffer.from('\uFEFF{"a":"\u00e9\u{1f600}"}\r\n{"a":"half \ud83d"}\r\n{"a":2}\r\n', 'utf16le');
    expect(brief(await all(file('a.jsonl', encoding === 'utf16le' ? bytes : bytes.swap16())))).toEqual([
      [1, { a: '\u00e9\u{1f600}' }],
      [2, saying('not UTF-8')],
      [3, { a: 2 }],
    ]);
  });

  it('may have the line ends of an old Mac', async () => {
    expect(brief(await all(file('a.jsonl', '{"a":1}\r{"a":2}\r')))).toEqual([
      [1, { a: 1 }],
      [2, { a: 2 }],
    ]);
  });

  it('is bad usage, not a stack trace, where it is not there or is a folder', async () => {
    await expect(all('/nowhere/at-all.jsonl')).rejects.toThrow('there is no such file');
    await expect(all(dir)).rejects.toThrow('is a folder');
  });

  it('holds nothing where it is empty', async () => {
    expect(await all(file('a.jsonl', ''))).toEqual([]);
    expect(await all(file('a.csv', ''))).toEqual([]);
  });
});
