import { testDatabase, type TestDatabase } from '@reprise/testing';
import pg from 'pg';
import { sqlOn } from './sql.js';
import { tableWriter } from './table-writer.js';

interface Note {
  readonly id: string;
  readonly text: string | null;
  readonly tags: unknown;
  readonly at: string;
}
const columns = {
  id: ['text', (note: Note) => note.id],
  text: ['text', (note: Note) => note.text],
  tags: ['json', (note: Note) => note.tags],
  at: ['timestamptz', (note: Note) => note.at],
} as const;
const note = (id: string, text: string | null, tags: unknown = null): Note => ({
  id,
  text,
  tags,
  at: '2026-11-29T10:00:00.000Z',
});

describe('the writer of a table', () => {
  let database: TestDatabase;
  let pool: pg.Pool;
  beforeEach(async () => {
    database = await testDatabase();
    pool = new pg.Pool({ connectionString: database.url, max: 1 });
    await pool.query('create table note (id text primary key, text text, tags json, at timestamptz)');
  });
  afterEach(async () => {
    await pool.end();
    await database.drop();
  });
  const stored = async () => (await pool.query('select id, text, tags, at from note order by id')).rows;

  it('writes rows as they are, whatever stands in them', async () => {
    const strange = `a "quoted" \\ {text}, null, 'NULL'\n🙂`;
    const rows = [note('a', strange, { deep: [strange, null] }), note('b', null), note('c', '', 'a string')];
    await tableWriter({ table: 'note', columns }).flush(rows, sqlOn(pool));
    expect(await stored()).toEqual(rows.map((row) => ({ ...row, at: new Date(row.at) })));
  });

  it('writes the last row of a key, also where a statement may not change one twice', async () => {
    const writer = tableWriter({
      table: 'note',
      columns,
      key: (row) => row.id,
      conflict: 'on conflict (id) do update set text = excluded.text',
    });
    await writer.flush([note('b', 'one'), note('a', 'x'), note('b', 'two')], sqlOn(pool));
    await writer.flush([note('b', 'three')], sqlOn(pool));
    expect((await stored()).map(({ id, text }) => [id, text])).toEqual([
      ['a', 'x'],
      ['b', 'three'],
    ]);
  });
});
