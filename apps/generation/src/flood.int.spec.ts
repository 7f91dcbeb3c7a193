import {
  contextRecalledV1,
  replyApprovedV1,
  turnClosedV1,
  turnPlannedV1,
  type DataOf,
  type EventContract,
  type StoredEvent,
} from '@reprise/contracts';
import { DEFAULT_BUDGET, generationFan, type GenerationEvent } from '@reprise/domain-generation';
import { fold, Rows } from '@reprise/event-sourcing';
import { eventually, testDatabase, type TestDatabase } from '@reprise/testing';
import { randomUUID } from 'node:crypto';
import { generationTables, RunningGeneration } from './testing/running-generation.js';

const FLOOD = 2_000;
const OTHERS = 60;

let database: TestDatabase;
let generation: RunningGeneration;
const start = async (set: Readonly<Record<string, string>> = {}) => {
  database = await testDatabase(generationTables);
  generation = await RunningGeneration.start(database.url, set);
  await generation.registered('warm');
};
const stop = async () => {
  await generation.stop();
  await database.drop();
};

const says = (messageId: string, text: string) => {
  const at = generation.now;
  const message = { messageId, text, at };
  const sample = contextRecalledV1.samples[0]!;
  return contextRecalledV1.make({ ...sample, messageId, message, facts: [], receivedAt: at, acceptedAt: at });
};
const dataOf = <C extends EventContract>(events: readonly StoredEvent[], { type }: C): DataOf<C>[] =>
  events.filter((event) => event.type === type).map(({ data }) => data as DataOf<C>);

/** Waits for what is stored of a fan; cheaper than to read a flood again and again. */
const stored = (fan: string, path: string, wanted: (value: string | null) => boolean): Promise<void> =>
  eventually(
    async () => {
      const [row] = await generation.query<{ value: string | null }>(
        'select state #>> $2::text[] as value from facet where stream = $1',
        [`generation:${fan}`, path],
      );
      if (!wanted(row?.value ?? null)) throw new Error(`${path} of the fan is ${row?.value ?? 'not there'}`);
    },
    { timeoutMs: 60_000, intervalMs: 200 },
  );

/** What generation said of a fan, all that is stored of it by now. */
async function saidOf(fan: string): Promise<StoredEvent[]> {
  const [row] = await generation.query<{ version: number }>('select version from facet where stream = $1', [
    `generation:${fan}`,
  ]);
  const isWhole = async () => {
    const said = await generation.said(fan);
    if (said.length < Number(row!.version)) throw new Error('not all of it is published yet');
    return said;
  };
  return eventually(isWhole, { intervalMs: 300 });
}

/** The stored state is the fold of the events. */
async function expectLiveIsReplayed(fan: string): Promise<void> {
  const { body } = await generation.call('GET', `/v1/generation/fans/${fan}/state`);
  const { state, version } = body as { state: unknown; version: number };
  const events = (await saidOf(fan)).slice(0, version) as unknown as GenerationEvent[];
  expect(fold(generationFan, generationFan.initial, events, new Rows())).toEqual(state);
}

describe('a flood of one fan', () => {
  const flooder = randomUUID();
  const others = Array.from({ length: OTHERS }, () => randomUUID());
  const last = `m${FLOOD - 1}`;
  let said: StoredEvent[];

  afterAll(stop);
  beforeAll(async () => {
    await start();
    const flood = Array.from({ length: FLOOD }, (_, i) => ({
      fan: flooder,
      event: says(`m${i}`, i % 2 ? 'do you have ink pieces?' : 'hello??'),
    }));
    const ordinary = others.map((fan) => ({ fan, event: says('o1', 'hi there') }));
    await generation.publishAll([...flood.slice(0, FLOOD / 2), ...ordinary, ...flood.slice(FLOOD / 2)]);
    await stored(flooder, '{held,messageId}', (messageId) => messageId === last);
    said = await saidOf(flooder);
  });

  it('begins the turns of the budget and not one more, and each message beyond it causes two small events', () => {
    const planned = dataOf(said, turnPlannedV1);
    const most = DEFAULT_BUDGET['turns-hour'];
    expect(planned.filter(({ charged }) => charged !== undefined).length).toBe(most);
    expect(planned.filter(({ held }) => held).length).toBe(FLOOD - most);
    expect(planned.filter(({ needs }) => needs === 'content').length).toBeLessThanOrEqual(most);
    expect(dataOf(said, replyApprovedV1).length).toBeLessThanOrEqual(most);
    const from = said.findIndex(
      ({ type, data }) => type === turnPlannedV1.type && (data as DataOf<typeof turnPlannedV1>).held,
    );
    expect(said.length - from).toBe(2 * (FLOOD - most));
  });
  it('ends every message in one turn that is over, but for those of the one that still waits or is on its way', () => {
    const last = new Map<string, string>();
    for (const { turnId, messageIds } of dataOf(said, turnPlannedV1)) for (const id of messageIds) last.set(id, turnId);
    const closed = new Set(dataOf(said, turnClosedV1).map(({ turnId }) => turnId));
    expect(last.size).toBe(FLOOD);
    expect(new Set([...last.values()].filter((turn) => !closed.has(turn))).size).toBe(1);
  });
  it('costs the other fans none of their turns', async () => {
    for (const fan of others) {
      await stored(fan, '{unsent,draftId}', (draftId) => draftId !== null);
      const replies = dataOf(await saidOf(fan), replyApprovedV1);
      expect(replies.map(({ messageIds }) => messageIds)).toEqual([['o1']]);
    }
  });
  it('leaves a state that is the replay of its events', async () => {
    await expectLiveIsReplayed(flooder);
    await expectLiveIsReplayed(others[0]!);
  });
  it('is over when there is room again: the newest message is looked for, and nothing waits any more', async () => {
    expect(await waiting(flooder)).toHaveLength(1);
    generation.ahead(70 * 60);
    await stored(flooder, '{held}', (held) => held === null);
    const turns = dataOf(await saidOf(flooder), turnPlannedV1);
    const answered = turns.findLast(({ messageIds }) => messageIds.includes(last));
    expect(answered).toMatchObject({ needs: 'content', plan: 'offer', charged: 23 });
    expect(await waiting(flooder)).toEqual([]);
    await expectLiveIsReplayed(flooder);
  });
});

const waiting = (fan: string) => generation.query('select fan from held_message where fan = $1', [fan]);

describe('the turns that all fans of a creator share', () => {
  beforeAll(() => start({ BUDGET_CREATOR_TURNS_HOUR: '3' }));
  afterAll(stop);

  it('are as many as the bound says, and who had to wait is answered when there is room', async () => {
    const fans = Array.from({ length: 5 }, () => randomUUID());
    for (const [i, fan] of fans.entries()) {
      await generation.publish(fan, says('m1', 'hi there'));
      await stored(fan, i < 3 ? '{unsent,draftId}' : '{held,meter}', (value) => value !== null);
    }
    expect(await generation.query('select fan from held_message')).toHaveLength(2);
    const crisis = randomUUID();
    const screens = { version: 'spec', scores: { crisis: 0.9 }, truncated: false };
    const { data } = says('m1', 'spec');
    await generation.publish(crisis, contextRecalledV1.make({ ...data, screens }));
    await stored(crisis, '{unsent,plan}', (plan) => plan === 'care');
    generation.ahead(70 * 60);
    for (const fan of fans) await stored(fan, '{unsent,draftId}', (draftId) => draftId !== null);
    expect(await generation.query('select fan from held_message')).toEqual([]);
    await expectLiveIsReplayed(fans[4]!);
  });
});
