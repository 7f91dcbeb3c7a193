import { contextRecalledV1, fanMessageReceivedV1 } from '@reprise/contracts';
import type { OpenSummary } from '@reprise/domain-memory';
import { eventually, testDatabase, type TestDatabase } from '@reprise/testing';
import { RunningMemory } from '../testing/running-memory.js';

let database: TestDatabase;
let memory: RunningMemory;
beforeAll(async () => {
  database = await testDatabase();
  memory = await RunningMemory.start(database.url);
});
afterAll(async () => {
  await memory.stop();
  await database.drop();
});

/** Typed characters that look like escapes of JSON or SQL; none of them is one. */
const TYPED = [
  String.raw`\u0000`,
  String.raw`\ud83d`,
  String.raw`\\u0000`,
  String.raw`\x00`,
  '\\',
  String.raw`\"`,
  String.raw`\N`,
  String.raw`$1 ''`,
];
const said = (n: number, text: string, origin: 'live' | 'import' = 'import') =>
  fanMessageReceivedV1.make({
    ...fanMessageReceivedV1.samples[0]!,
    messageId: `m${n}`,
    text,
    itemId: null,
    origin,
    occurredAt: new Date(Date.UTC(2026, 2, 5, 10, n)).toISOString(),
  });
const about = (n: number) =>
  `I painted the harbour with blue ink ${TYPED[n % TYPED.length]} yesterday morning, paper number ${n}`;
type Summaries = { summaries: OpenSummary[] };
type Page = { messages: { text: string }[] };

describe('typed characters that look like escapes', () => {
  it('are summarised, recalled and read as they were typed, and hold up nobody', async () => {
    const history = Array.from({ length: 55 }, (_, n) => said(n, about(n)));
    await memory.publish('escapes', ...history, said(90, String.raw`and the harbour, in \u0000 blue?`, 'live'));
    await eventually(async () =>
      expect((await memory.said('escapes')).map(({ type }) => type)).toContain(contextRecalledV1.type),
    );
    const { body } = await memory.get<Summaries>('/v1/memory/fans/escapes/summaries');
    expect(body.summaries.map(({ messages }) => messages)).toEqual([50]);
    const lines = body.summaries.flatMap(({ observations }) => observations.map(({ text }) => text));
    expect(lines.some((text) => TYPED.slice(0, 4).some((typed) => text.includes(typed)))).toBe(true);

    const found = await memory.get<Page>(`/v1/memory/fans/escapes/search?q=${encodeURIComponent('harbour \\u0000')}`);
    expect(found.body.messages.length).toBeGreaterThan(0);
    const page = await memory.get<Page>('/v1/memory/fans/escapes/messages?limit=60');
    expect(page.body.messages.map(({ text }) => text)).toEqual(
      expect.arrayContaining(history.map(({ data }) => data.text)),
    );

    // The fan goes on.
    await memory.publish('escapes', said(91, 'thank you!', 'live'));
    await eventually(async () => {
      const contexts = (await memory.said('escapes')).filter(({ type }) => type === contextRecalledV1.type);
      expect(contexts).toHaveLength(2);
    });
    expect(await memory.query('select * from dead_letter')).toEqual([]);
  });
});
