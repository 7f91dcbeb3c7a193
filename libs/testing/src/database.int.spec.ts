import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { testDatabase } from './index.js';

const query = async (url: string, text: string) => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
};

describe('a test database', () => {
  it('is empty, however often one is asked for', async () => {
    const [first, second] = await Promise.all([testDatabase(), testDatabase()]);
    await query(first.url, 'create table mine (n int)');
    expect(await query(second.url, `select to_regclass('mine') as mine`)).toEqual([{ mine: null }]);
    await Promise.all([first.drop(), second.drop()]);
  });

  it('is a copy of its template, which is filled once, whoever asks', async () => {
    let filled = 0;
    const filling = {
      source: randomUUID(),
      fill: async (url: string) => {
        filled++;
        await query(url, 'create table theirs as select 7 as n');
      },
    };
    const [first, second] = await Promise.all([testDatabase(filling), testDatabase(filling)]);
    await query(first.url, 'update theirs set n = 8');
    expect(await query(second.url, 'select n from theirs')).toEqual([{ n: 7 }]);
    const other = await testDatabase({ ...filling, source: randomUUID() });
    expect(filled).toBe(2);
    await Promise.all([first, second, other].map((database) => database.drop()));
  });

  it('has no half-filled template after a filling that failed', async () => {
    const source = randomUUID();
    const half = async (url: string) => {
      await query(url, 'create table theirs (n int)');
      throw new Error('in the middle');
    };
    await expect(testDatabase({ source, fill: half })).rejects.toThrow('in the middle');
    const whole = await testDatabase({
      source,
      fill: async (url) => void (await query(url, 'create table theirs (m int)')),
    });
    expect(await query(whole.url, 'select m from theirs')).toEqual([]);
    await whole.drop();
  });

  it('is gone after drop, although something was still connected', async () => {
    const { url, drop } = await testDatabase();
    const left = new pg.Client({ connectionString: url });
    left.on('error', () => undefined);
    await left.connect();
    await drop();
    await expect(query(url, 'select 1')).rejects.toThrow(/does not exist/);
  });
});
