import { sqlOn, type Sql } from '@reprise/event-log';
import { testDatabase, type TestDatabase } from '@reprise/testing';
import pg from 'pg';
import type { QueryRunner } from 'typeorm';
import { messageWriter, type MessageRow } from '../messages/message-writer.js';
import { nameWriter } from '../messages/name-writer.js';
import { MemoryTables1764100000000 } from '../migrations/0001-memory.js';
import { MemoryThemes1764200000000 } from '../migrations/0002-themes.js';
import { recentMessages } from './recent-messages.js';
import { searchMessages, type MessageQuery } from './search-messages.js';

let database: TestDatabase;
let client: pg.Client;
let sql: Sql;

beforeAll(async () => {
  database = await testDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
  sql = sqlOn(client as unknown as pg.PoolClient);
  const runner = { query: (text: string) => client.query(text) } as unknown as QueryRunner;
  await new MemoryTables1764100000000().up(runner);
  await new MemoryThemes1764200000000().up(runner);
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

const START = Date.parse('2026-01-01T00:00:00Z');
const row = (fan: string, n: number, text: string, over: Partial<MessageRow> = {}): MessageRow => ({
  tenant: 'default',
  fan,
  messageId: `m${n}`,
  author: 'fan',
  text,
  itemId: null,
  at: new Date(START + n * 60_000).toISOString(),
  origin: 'live',
  quality: null,
  ...over,
});
const say = (fan: string, ...texts: string[]) =>
  messageWriter.flush(
    texts.map((text, n) => row(fan, n, text)),
    sql,
  );
const find = async (fan: string, text: string, besides = '') =>
  (await searchMessages.load([{ fan, text, besides, limit: 20 }], sql))[0]!.map(({ messageId }) => messageId);

describe('searching a conversation', () => {
  it('finds what was said, by anybody and in any inflection, best first', async () => {
    await say(
      'a',
      'I sketch every day',
      'the weather is bad',
      'my charcoal sketches are drying',
      'what else',
      'so it goes',
      'and on',
    );
    expect((await find('a', 'charcoal sketching'))[0]).toBe('m2');
    await messageWriter.flush([row('a', 9, 'I kept a charcoal portrait for you', { author: 'creator' })], sql);
    const [found] = await searchMessages.load([{ fan: 'a', text: 'portrait', besides: '', limit: 1 }], sql);
    expect(found).toMatchObject([{ messageId: 'm9', from: 'us', text: 'I kept a charcoal portrait for you' }]);
  });

  it('takes the turns beside a hit along, nearer ones first', async () => {
    await say(
      'b',
      'far away',
      'two before',
      'one before',
      'which brush do you use?',
      'a number six',
      'it was a gift',
      'far again',
    );
    const found = await find('b', 'brush');
    expect(found[0]).toBe('m3');
    expect(new Set(found.slice(1, 3))).toEqual(new Set(['m2', 'm4']));
    expect(new Set(found.slice(3))).toEqual(new Set(['m1', 'm5']));
  });

  it('never finds the message it is for, nor another fan’s', async () => {
    await say('c', 'a secret about brushes', 'brushes again');
    await say('d', 'brushes of d');
    expect(await find('c', 'brushes', 'm1')).toEqual(['m0']);
    expect(await find('d', 'brushes', 'm0')).toEqual([]);
  });

  it.each(['', '   ', 'the of and', '!!! ??? ...', "'; drop table message; --", 'a & | ! ( ) : * <->', '\0'])(
    'finds nothing, and does not fail, for %j',
    async (text) => {
      await say('e', 'hello there');
      expect(await find('e', text)).toEqual([]);
    },
  );

  it('answers many fans in one statement, each with their own, in the order asked', async () => {
    await say('f', 'ink and paper');
    await say('g', 'paper and glue');
    const statements: string[] = [];
    const counting: Sql = { query: (text, values, name) => (statements.push(text), sql.query(text, values, name)) };
    const queries = ['g', 'unknown', 'f'].map((fan) => ({ fan, text: 'paper', besides: '', limit: 5 }));
    const answers = await searchMessages.load(queries, counting);
    expect(answers.map((found) => found.map(({ text }) => text))).toEqual([['paper and glue'], [], ['ink and paper']]);
    expect(statements).toHaveLength(1);
  });
});

describe('what a search understands', () => {
  const ask = async (fan: string, query: Partial<MessageQuery>) =>
    (await searchMessages.load([{ fan, text: '', besides: '', limit: 20, ...query }], sql))[0]!.map(
      ({ messageId }) => messageId,
    );
  const onDay = (fan: string, n: number, text: string, day: string, over: Partial<MessageRow> = {}) =>
    row(fan, n, text, { at: `${day}T10:00:00Z`, ...over });
  const store = (...rows: MessageRow[]) => messageWriter.flush(rows, sql);

  it('what a text is about, in other words', async () => {
    await store(
      onDay('k', 1, 'the vet looked at his paw', '2026-02-01'),
      onDay('k', 2, 'the bank was closed', '2026-03-01'),
    );
    expect(await ask('k', { text: 'how is your puppy?' })).toEqual(['m1']);
  });

  it('the agenda, after the message itself', async () => {
    await store(
      onDay('l', 1, 'I would frame the linocut', '2026-02-01'),
      onDay('l', 2, 'my desk is oak', '2026-03-01'),
      onDay('l', 3, 'nothing much', '2026-04-01'),
    );
    expect(await ask('l', { text: 'yes please' })).toEqual([]);
    expect(await ask('l', { text: 'yes please', agenda: 'the linocut is ready' })).toEqual(['m1']);
    expect(await ask('l', { text: 'is the desk sold?', agenda: 'the linocut is ready' })).toEqual(['m2', 'm1']);
  });

  it('whose words are meant, by name and by "you said"', async () => {
    await store(
      onDay('n', 1, 'the studio opens at nine', '2026-02-01'),
      onDay('n', 2, 'the studio opens at nine', '2026-03-01', { author: 'creator' }),
    );
    await nameWriter.flush([{ tenant: 'default', fan: 'n', fanName: 'Samuel Vimes', creatorName: 'mira-draws' }], sql);
    expect((await ask('n', { text: 'what did Samuel say of the studio?' }))[0]).toBe('m1');
    expect((await ask('n', { text: 'what did Mira say of the studio?' }))[0]).toBe('m2');
    expect((await ask('n', { text: 'I told you about the studio', asker: 'fan' }))[0]).toBe('m1');
    expect((await ask('n', { text: 'you told me about the studio', asker: 'fan' }))[0]).toBe('m2');
  });

  it('the month that is spoken of', async () => {
    await store(
      onDay('o', 1, 'we went to the harbour', '2025-05-11'),
      onDay('o', 2, 'we went to the harbour', '2025-09-11'),
    );
    expect((await ask('o', { text: 'the harbour in May' }))[0]).toBe('m1');
    expect((await ask('o', { text: 'the harbour in September 2025' }))[0]).toBe('m2');
  });

  it('that turns of other days do not belong to a hit', async () => {
    await store(
      onDay('p', 1, 'which brush?', '2026-02-01'),
      onDay('p', 2, 'so it is', '2026-02-02'),
      onDay('p', 3, 'all right', '2026-02-02'),
    );
    expect(await ask('p', { text: 'brush' })).toEqual(['m1']);
  });

  it('the most informative words of a very long question', async () => {
    await store(
      ...Array.from({ length: 30 }, (_, n) =>
        onDay('q', n, `zero one two three four five ${n === 7 ? 'heliotrope' : ''}`, `2026-04-${10 + (n % 20)}`),
      ),
    );
    const long = Array.from({ length: 120 }, (_, n) => `word${n}`).join(' ');
    expect((await ask('q', { text: `${long} zero one two three four five heliotrope` }))[0]).toBe('m7');
  });
});

describe('the conversation as a whole', () => {
  it('counts each message once, whoever reports it again', async () => {
    await messageWriter.flush([row('h', 1, 'one'), row('h', 2, 'two', { author: 'creator' })], sql);
    await messageWriter.flush(
      [row('h', 2, 'two', { author: 'software' }), row('h', 3, 'three', { origin: 'import' })],
      sql,
    );
    const [recent] = await recentMessages.load([{ fan: 'h', besides: 'm3' }], sql);
    expect(recent!.fanMessages).toBe(2);
    expect(recent!.messages.map(({ text, from }) => `${from}: ${text}`)).toEqual(['us: two', 'fan: one']);
  });

  it('keeps a text with a character the database does not have', async () => {
    await say('i', 'before\0after the brush');
    expect(await find('i', 'brush')).toEqual(['m0']);
  });

  // How long that takes is measured by `npm run bench -- --only searches`.
  it('is searched at 2,000 turns as at ten', async () => {
    for (let from = 0; from < 2_000; from += 1_000)
      await messageWriter.flush(
        Array.from({ length: 1_000 }, (_, n) => row('j', from + n, turn(from + n))),
        sql,
      );
    for (let n = 0; n < 10; n++) expect((await find('j', turn(n * 197)))[0]).toBe(`m${n * 197}`);
  });
});

/** A turn of twelve words out of two thousand, distributed as words are (Zipf). */
function turn(n: number): string {
  const word = (k: number) => {
    const uniform = ((((n * 31 + k) * 2_654_435_761) >>> 0) % 10_007) / 10_007;
    return `w${Math.floor(2_000 ** uniform)}`;
  };
  return Array.from({ length: 12 }, (_, k) => word(k)).join(' ');
}
