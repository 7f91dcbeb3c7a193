import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chunksOf } from '../import/chunks.js';
import { readArchive, RejectedLines, type ArchiveLine } from './archive.js';
import { LineIdentity } from './identity.js';

let dir: string;
beforeEach(() => (dir = mkdtempSync(join(tmpdir(), 'reprise-archive-'))));
afterEach(() => rmSync(dir, { recursive: true }));

const file = (name: string, content: string): string => {
  const path = join(dir, name);
  writeFileSync(path, content);
  return path;
};
const all = async (path: string): Promise<ArchiveLine[]> => Array.fromAsync(readArchive(path));

describe('archives', () => {
  it('are read line by line, and a bad line is named while the rest goes on', async () => {
    const lines = await all(file('a.jsonl', '\uFEFF{"a":1}\n\nnot json\n[1]\n{"b":2}\r\n'));
    expect(lines.map(({ line, record, error }) => [line, record ?? error])).toEqual([
      [1, { a: 1 }],
      [3, expect.stringContaining('not JSON')],
      [4, 'not a JSON object'],
      [5, { b: 2 }],
    ]);
  });

  it('may hold the line separators of Unicode inside their strings', async () => {
    const [line] = await all(file('a.jsonl', '{"a":"one\u2028two\u2029three"}\n'));
    expect(line!.record).toEqual({ a: 'one\u2028two\u2029three' });
  });

  it('may be CSV: amounts become numbers, empty cells are absent, and text stays text', async () => {
    const [line] = await all(
      file(
        'p.csv',
        'creator,fan,purchaseId,itemId,amountMinor,currency,at,quoteId\nc1,007,p1,"a, b",1500,USD,2026-01-01T00:00:00Z,\n',
      ),
    );
    expect(line!.record).toEqual({
      creator: 'c1',
      fan: '007',
      purchaseId: 'p1',
      itemId: 'a, b',
      amountMinor: 1500,
      currency: 'USD',
      at: '2026-01-01T00:00:00Z',
    });
  });

  it('leave an amount that is not a number as it is, for the service to refuse', async () => {
    const [line] = await all(file('p.csv', 'amountMinor\n12.x\n'));
    expect(line!.record).toEqual({ amountMinor: '12.x' });
  });

  it('that are not there are bad usage, not a stack trace', async () => {
    await expect(all('/nowhere/at-all.jsonl')).rejects.toThrow('there is no such file');
  });

  it('write rejected lines beside themselves, with number and reason', async () => {
    const path = file('a.jsonl', '');
    const rejected = new RejectedLines(`${path}.rejected.jsonl`);
    rejected.add(7, 'at: expected a time', '{"at":1}');
    await rejected.close();
    expect(JSON.parse(readFileSync(rejected.file, 'utf8'))).toEqual({
      line: 7,
      reason: 'at: expected a time',
      text: '{"at":1}',
    });
  });
});

describe('the identity of a line', () => {
  it('is its ref, or its content and its place among equal lines, whatever the order of fields', () => {
    const identity = new LineIdentity();
    expect(identity.of({ ref: 'r1', text: 'x' })).toBe('r1');
    const first = identity.of({ text: 'hi', fan: 'f' });
    const second = identity.of({ fan: 'f', text: 'hi' });
    expect(second).not.toBe(first);
    expect(first.split('/')[0]).toBe(second.split('/')[0]);
    const again = new LineIdentity();
    expect([again.of({ fan: 'f', text: 'hi' }), again.of({ text: 'hi', fan: 'f' })]).toEqual([first, second]);
  });
});

describe('chunks', () => {
  it('hold at most a thousand good lines each and lose none', async () => {
    async function* lines(): AsyncGenerator<ArchiveLine> {
      for (let line = 1; line <= 2_500; line++)
        yield line % 500 === 0 ? { line, text: 'x', error: 'bad' } : { line, text: '{}', record: { line } };
    }
    const rejected: number[] = [];
    const sizes: number[] = [];
    for await (const chunk of chunksOf(lines(), String, (line) => rejected.push(line))) sizes.push(chunk.length);
    expect(sizes).toEqual([1_000, 1_000, 495]);
    expect(rejected).toEqual([500, 1_000, 1_500, 2_000, 2_500]);
  });
});
