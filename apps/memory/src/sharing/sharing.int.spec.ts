import {
  contextRecalledV1,
  factLearnedV1,
  fanLinkedV1,
  fanMessageReceivedV1,
  fanUnlinkedV1,
  type DataOf,
} from '@reprise/contracts';
import { checkSharing } from '@reprise/domain-memory';
import { eventually, testDatabase, type TestDatabase } from '@reprise/testing';
import { memoryTables, RunningMemory } from '../testing/running-memory.js';

const HERE = '11111111-6a53-5c0a-9d7e-1f5a2d3b4c5d';
const THERE = '22222222-6a53-5c0a-9d7e-1f5a2d3b4c5d';

let database: TestDatabase;
let memory: RunningMemory;
let said = 0;
beforeAll(async () => {
  database = await testDatabase(memoryTables);
  memory = await RunningMemory.start(database.url);
  for (const creator of [HERE, THERE]) await memory.registerCreator(creator);
});
afterAll(async () => {
  await memory.stop();
  await database.drop();
});

type Context = DataOf<typeof contextRecalledV1>;
const AT = '2026-11-23T10:00:00Z';
const says = (creator: string, fan: string, text: string) =>
  memory.publishOn(
    creator,
    fan,
    fanMessageReceivedV1.make({ ...fanMessageReceivedV1.samples[0]!, messageId: `m${++said}`, text, itemId: null }),
  );
const contexts = async (fan: string) => (await memory.said(fan)).filter(({ type }) => type === contextRecalledV1.type);
/** What is recalled for a fan's next message. */
const recalled = async (creator: string, fan: string): Promise<Context> => {
  const before = (await contexts(fan)).length;
  await says(creator, fan, 'hello again');
  return eventually(async () => {
    const found = await contexts(fan);
    expect(found).toHaveLength(before + 1);
    return found.at(-1)!.data as Context;
  });
};
const link = (otherFan: string, otherCreator: string) =>
  fanLinkedV1.make({ otherFan, otherCreator, evidence: 'platform', by: 'operator:kim', occurredAt: AT });
const linkBoth = async (): Promise<string> => {
  const [event] = await memory.publishOn(HERE, 'sam-here', link('sam-there', THERE));
  await memory.publishOn(THERE, 'sam-there', link('sam-here', HERE));
  return event!.id;
};
const allow = (creator: string, preferences = true) =>
  memory.post(`/v1/memory/creators/${creator}/sharing`, { preferences, by: 'operator:kim' });
const learned = async (fan: string) =>
  (await memory.said(fan))
    .filter(({ type }) => type === factLearnedV1.type)
    .map(({ data }) => (data as DataOf<typeof factLearnedV1>).factId);

describe('knowledge of one person on two profiles', () => {
  it('stays apart without a link, whatever the policies say', async () => {
    await says(THERE, 'sam-there', 'my name is Sam. I love ink landscapes. I live in Porto');
    await eventually(async () => expect(await contexts('sam-there')).toHaveLength(1));
    await eventually(async () => expect((await allow(HERE)).body).toEqual({ preferences: true, changed: true }));
    await eventually(async () => expect((await allow(THERE)).status).toBe(200));
    expect((await recalled(HERE, 'sam-here')).shared).toBeUndefined();
  });

  it('stays apart with a link, unless both creators allow it', async () => {
    await linkBoth();
    await allow(THERE, false);
    expect((await recalled(HERE, 'sam-here')).shared).toBeUndefined();
  });

  it('crosses as a preference once both allow it, and never as a name, a place or a quotation', async () => {
    await allow(THERE);
    const linked = (await memory.everythingSaid('sam-here')).find(({ type }) => type === fanLinkedV1.type)!.id;
    const context = await recalled(HERE, 'sam-here');
    expect(context.shared).toEqual([
      {
        factId: expect.anything(),
        fromFan: 'sam-there',
        linkEventId: linked,
        policyEventIds: [expect.anything(), expect.anything()],
      },
    ]);
    expect(context.factIds).toEqual(context.shared!.map(({ factId }) => factId));
    expect(context.recalledScores.map(({ messageId }) => messageId)).not.toContain('m1');
    expect(context.worthAsking).toBe('format');
  });

  it('stays apart again from the moment the link ends', async () => {
    await memory.publishOn(
      HERE,
      'sam-here',
      fanUnlinkedV1.make({ otherFan: 'sam-there', by: 'operator:kim', occurredAt: AT }),
    );
    expect((await recalled(HERE, 'sam-here')).shared).toBeUndefined();
  });

  it('is shown by a replay never to have crossed without a link event; a planted crossing is named', async () => {
    for (const fan of ['sam-here', 'sam-there'])
      expect(checkSharing(await memory.everythingSaid(fan), new Set(await learned(fan)))).toEqual([]);
    const log = await memory.everythingSaid('sam-here');
    const without = log.filter(({ type }) => type !== fanLinkedV1.type);
    expect(checkSharing(without, new Set(await learned('sam-here'))).map(({ reason }) => reason)).toEqual([
      'no such link',
    ]);
  });

  it('is no business of another tenant', async () => {
    const path = `/v1/memory/creators/${HERE}/sharing`;
    expect(await memory.post(path, { preferences: false, by: 'x' }, 'other')).toMatchObject({
      status: 404,
      body: { code: 'creator/unknown' },
    });
    expect((await memory.post(path, { preferences: 'all' })).status).toBe(400);
  });
});
