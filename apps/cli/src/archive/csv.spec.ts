import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readArchive, type ArchiveReading } from './archive.js';

const HEADER = 'creator,fan,purchaseId,itemId,amountMinor,currency,at';
const AT = '2026-01-01T00:00:00Z';

let dir: string;
beforeEach(() => (dir = mkdtempSync(join(tmpdir(), 'reprise-csv-'))));
afterEach(() => rmSync(dir, { recursive: true }));

const read = (content: string, reading: ArchiveReading = { kind: 'purchases' }) => {
  const path = join(dir, 'p.csv');
  writeFileSync(path, content);
  return Array.fromAsync(readArchive(path, reading));
};
const row = (id: string, item = 'i1', amount = '1500') => `c1,f1,${id},${item},${amount},USD,${AT}`;
/** Line number and purchase id, or line number and reason. */
const brief = async (rows: readonly string[], header = HEADER) =>
  (await read([header, ...rows].join('\n'))).map(({ line, record, error }) => [line, record?.['purchaseId'] ?? error]);
const saying = (text: string): unknown => expect.stringContaining(text);

describe('a CSV archive', () => {
  it('has amounts as numbers, no fields where cells are empty, and text elsewhere', async () => {
    const [line] = await read(`${HEADER},quoteId\nc1,007,p1,"a, b",1500,USD,${AT},\n`);
    expect(line).toMatchObject({ line: 2, text: `c1,007,p1,"a, b",1500,USD,${AT},` });
    expect(line!.record).toEqual({
      creator: 'c1',
      fan: '007',
      purchaseId: 'p1',
      itemId: 'a, b',
      amountMinor: 1500,
      currency: 'USD',
      at: AT,
    });
  });

  it.each(['\n', '\r\n', '\r'])(
    'has lines that end with %j, spaces around its cells, and a byte order mark',
    async (end) => {
      const lines = await read(
        `\uFEFF${HEADER.replaceAll(',', ' , ')}${end}${row('p1')}${end}${end}${row(' p2 ')}${end}`,
      );
      expect(lines.map(({ line, record }) => [line, record?.['purchaseId']])).toEqual([
        [2, 'p1'],
        [4, 'p2'],
      ]);
    },
  );

  it.each([
    ['inside a cell', '12" print', 'a quote stands inside a cell'],
    ['before the end of a cell', '"The Sea" print', 'a quote stands inside a cell'],
    ['that is never closed', '"unclosed', 'opened and never closed'],
  ])('loses one line by a quote %s, and no other', async (_, cell, reason) => {
    expect(await brief([row('p1'), row('p2', cell), row('p3'), row('p4', '"a, b"'), row('p5')])).toEqual([
      [2, 'p1'],
      [3, saying(reason)],
      [4, 'p3'],
      [5, 'p4'],
      [6, 'p5'],
    ]);
  });

  it('loses its own lines by two open quotes, and not what stands between them', async () => {
    expect(await brief([row('p1', '"open'), row('p2'), row('p3', 'closing"'), row('p4')])).toEqual([
      [2, saying('opened and never closed')],
      [3, 'p2'],
      [4, saying('a quote stands inside a cell')],
      [5, 'p4'],
    ]);
    expect(await brief([row('p1', '"open'), row('p2'), 'c1,f1,p3,",1,USD,at', row('p4')])).toEqual([
      [2, saying('opened and never closed')],
      [3, 'p2'],
      [4, saying('opened and never closed')],
      [5, 'p4'],
    ]);
  });

  it('may have cells over several lines, where people write text', async () => {
    const noted = (id: string, note: string) => `${row(id)},${note}`;
    const rows = [noted('p1', '"one\n\n""two"""'), noted('p2', 'x'), noted('p3', '"a\r\nb"'), noted('p4', '')];
    const lines = await read([`${HEADER},note`, ...rows].join('\n'));
    expect(lines.map(({ line, record }) => [line, record?.['note']])).toEqual([
      [2, 'one\n\n"two"'],
      [5, 'x'],
      [6, 'a\r\nb'],
      [8, undefined],
    ]);
  });

  it.each([
    '15.00',
    '15.50',
    '1,500',
    '1 500',
    '1.5E+03',
    '1e3',
    '0x1F4',
    '0b11',
    '0o17',
    '.5e1',
    '-1',
    '+1',
    'NaN',
    '१५',
  ])('refuses %j as an amount: minor units in digits alone', async (amount) => {
    expect(await brief([row('p1', 'i1', `"${amount}"`), row('p2')])).toEqual([
      [2, saying('minor units')],
      [3, 'p2'],
    ]);
  });

  it('keeps a line with more or fewer cells than the header as it stands', async () => {
    const lines = await read([HEADER, 'c1,f1,p1,i1', `${row('p2')},more,cells`].join('\n'));
    expect(lines.map(({ text, error }) => [text, error])).toEqual([
      ['c1,f1,p1,i1', 'has 4 cells where the header has 7'],
      [`${row('p2')},more,cells`, 'has 9 cells where the header has 7'],
    ]);
  });

  it.each([
    ['no header', row('p1'), /lacks the columns creator, fan,.*first line is "c1,f1,p1/],
    ['a header in capitals', HEADER.toUpperCase(), /lacks the columns creator/],
    ['semicolons', HEADER.replaceAll(',', ';'), /lacks the columns.*separated by commas/],
    ['a column less', HEADER.replace(',currency', ''), /lacks the column currency:/],
    ['a column twice', `${HEADER},currency`, /has the column "currency" twice/],
    ['an unknown column twice', `${HEADER},note,note`, /has the column "note" twice/],
    ['a header with an open quote', `"${HEADER}`, /has no header/],
  ])('is refused whole where it has %s', async (_, header, reason) => {
    await expect(read(`${header}\n${row('p1')}\n`)).rejects.toThrow(reason);
  });

  it('needs no creators where the command names one, and is no catalog', async () => {
    const path = HEADER.replace('creator,', '');
    expect(await read(`${path}\n${row('p1').replace('c1,', '')}`, { kind: 'purchases', creator: 'c9' })).toHaveLength(
      1,
    );
    await expect(read('id,title\n', { kind: 'catalog' })).rejects.toThrow('a catalog archive is JSONL');
  });

  it('keeps columns named as what every object has', async () => {
    const [line] = await read(`${HEADER},__proto__,constructor\n${row('p1')},a,b`);
    expect(Object.entries(line!.record!).slice(-2)).toEqual([
      ['__proto__', 'a'],
      ['constructor', 'b'],
    ]);
  });

  it.each([row('p', '"open'), row('p', '""'), row('p', '"""'), '"', '""', 'a"', ',"'])(
    'is read in linear time where each of its lines is %s',
    async (line) => {
      // Of the process, not of the clock: others may be at work on the machine.
      const took = async (rows: number) => {
        const before = process.cpuUsage();
        await brief(Array.from({ length: rows }, () => line));
        const { user, system } = process.cpuUsage(before);
        return user + system;
      };
      await took(200);
      const [few, many] = [await took(500), await took(4_000)];
      expect(many).toBeLessThan(8 * few * 2.5);
    },
    60_000,
  );
});
