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

  it('is gone after drop, although something was still connected', async () => {
    const { url, drop } = await testDatabase();
    const left = new pg.Client({ connectionString: url });
    left.on('error', () => undefined);
    await left.connect();
    await drop();
    await expect(query(url, 'select 1')).rejects.toThrow(/does not exist/);
  });
});
