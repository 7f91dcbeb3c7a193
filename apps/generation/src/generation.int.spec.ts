import {
  contentMissingV1,
  contextRecalledV1,
  deliveryCancelledV1,
  fanRestrictedV1,
  messageSentV1,
  personaPublishedV1,
  priceQuotedV1,
  replyApprovedV1,
  saleRecordedV1,
  transitionMadeV1,
  turnClosedV1,
  turnPlannedV1,
  type DataOf,
  type DomainEventOf,
} from '@reprise/contracts';
import { warmMachine } from '@reprise/domain-generation';
import { eventually, testDatabase, type TestDatabase } from '@reprise/testing';
import { randomUUID } from 'node:crypto';
import { CREATOR } from '@reprise/service-testing';
import { generationTables, RunningGeneration } from './testing/running-generation.js';

let database: TestDatabase;
let generation: RunningGeneration;
beforeAll(async () => {
  database = await testDatabase(generationTables);
  generation = await RunningGeneration.start(database.url);
  await generation.registered('aloof');
});
afterAll(async () => {
  await generation.stop();
  await database.drop();
});

let messages = 0;
const says = (text: string, over: Partial<DataOf<typeof contextRecalledV1>> = {}) => {
  const messageId = `m${++messages}`;
  const at = generation.now;
  return contextRecalledV1.make({
    ...contextRecalledV1.samples[0]!,
    messageId,
    message: { messageId, text, at },
    facts: [],
    receivedAt: at,
    acceptedAt: at,
    ...over,
  });
};
const quotes = (turnId: string) => priceQuotedV1.make({ ...priceQuotedV1.samples[0]!, turnId });

type Contract<T extends string, D> = { readonly type: T; readonly samples: readonly D[] };
const all = async <T extends string, D>(fan: string, contract: Contract<T, D>): Promise<DomainEventOf<T, D>[]> =>
  (await generation.said(fan)).filter(({ type }) => type === contract.type) as unknown as DomainEventOf<T, D>[];
const nth = <T extends string, D>(fan: string, contract: Contract<T, D>, n = 0): Promise<DomainEventOf<T, D>> =>
  eventually(async () => {
    const found = (await all(fan, contract))[n];
    if (!found) throw new Error(`no ${contract.type} yet`);
    return found;
  });
const openTurns = (fan: string) => generation.query('select turn_id from open_turn where fan = $1', [fan]);

describe('a turn on a real log', () => {
  it('is answered in the voice of the creator’s archetype, its text sealed', async () => {
    const fan = randomUUID();
    await generation.publish(fan, says('hi there'));
    const approved = await nth(fan, replyApprovedV1);
    expect(approved.data.text).toHaveProperty('$sealed');
    expect((await nth(fan, turnPlannedV1)).data).toMatchObject({
      personaVersion: 'aloof@1',
      machineVersion: 'aloof@2',
    });
    expect(await generation.open(fan, approved.data.text)).toMatch(/\w/);
    expect(await openTurns(fan)).toEqual([]);
  });

  it('waits for content and a price, then offers at the quote’s price', async () => {
    const fan = randomUUID();
    await generation.publish(fan, says('do you have any ink pieces?'));
    const { data } = await nth(fan, turnPlannedV1);
    expect(await openTurns(fan)).toEqual([{ turn_id: data.turnId }]);
    await generation.publish(fan, quotes(data.turnId));
    const approved = await nth(fan, replyApprovedV1);
    expect(approved.data.offer).toMatchObject({ amountMinor: 1500, currency: 'USD' });
    expect(await generation.open(fan, approved.data.text)).toContain('$15');
    expect(await openTurns(fan)).toEqual([]);
  });

  it('that a newer message replaces still looks for what was asked in it, across a restart', async () => {
    const fan = randomUUID();
    await generation.publish(fan, says('do you have any ink pieces?'));
    const first = await nth(fan, turnPlannedV1);
    await generation.restart();
    await generation.publish(fan, says('the foggy ones'));
    const second = await nth(fan, turnPlannedV1, 1);
    expect(second.data).toMatchObject({ plan: 'offer', supersedesTurn: first.data.turnId });
    expect(second.data.messageIds).toHaveLength(2);
    expect((await nth(fan, turnClosedV1)).data).toMatchObject({ reason: 'superseded', movedTo: second.data.turnId });
    expect(await openTurns(fan)).toEqual([{ turn_id: second.data.turnId }]);
    await generation.publish(
      fan,
      contentMissingV1.make({ turnId: second.data.turnId, query: '', reason: 'no-match', occurredAt: generation.now }),
    );
    expect((await nth(fan, replyApprovedV1)).data).toMatchObject({ offer: null, messageIds: second.data.messageIds });
  });

  it('is closed as expired when nothing came in time, and a price that comes later offers nothing', async () => {
    const fan = randomUUID();
    await generation.publish(fan, says('do you have any ink pieces?'));
    const { data } = await nth(fan, turnPlannedV1);
    generation.ahead(111);
    expect((await nth(fan, turnClosedV1)).data).toMatchObject({
      turnId: data.turnId,
      reason: 'expired',
      messageIds: data.messageIds,
    });
    await generation.publish(fan, quotes(data.turnId), says('hello?'));
    await nth(fan, replyApprovedV1);
    expect((await all(fan, replyApprovedV1)).map((event) => event.data.offer)).toEqual([null]);
    expect(await openTurns(fan)).toEqual([]);
  });
});

describe('what others record', () => {
  it('thanks for a live purchase and for none out of an archive', async () => {
    const fan = randomUUID();
    const sale = { ...saleRecordedV1.samples[0]!, fan, creator: CREATOR };
    await generation.publish(fan, saleRecordedV1.make({ ...sale, origin: 'import' }), saleRecordedV1.make(sale));
    expect((await nth(fan, replyApprovedV1)).data).toMatchObject({ plan: 'fulfil', messageIds: [] });
    expect(await all(fan, turnPlannedV1)).toHaveLength(1);
    expect((await nth(fan, transitionMadeV1)).data).toMatchObject({
      trigger: 'paid',
      to: 'fulfilling',
      fan,
      creator: CREATOR,
    });
  });

  it('stops the conversation at a restriction: the turn that waits is closed, and no later message is answered', async () => {
    const fan = randomUUID();
    await generation.publish(fan, says('do you have any ink pieces?'));
    await nth(fan, turnPlannedV1);
    await generation.publish(fan, fanRestrictedV1.make(fanRestrictedV1.samples[0]!), says('just kidding'));
    expect((await nth(fan, turnClosedV1, 1)).data.reason).toBe('restricted');
    expect(await all(fan, replyApprovedV1)).toEqual([]);
  });

  it('knows what left: a reply that was sent is not replaced, one that was not is', async () => {
    const fan = randomUUID();
    await generation.publish(fan, says('hi'));
    const first = (await nth(fan, replyApprovedV1)).data;
    await generation.publish(
      fan,
      messageSentV1.make({ ...messageSentV1.samples[0]!, turnId: first.turnId, draftId: first.draftId }),
      says('my day was fine'),
    );
    const second = (await nth(fan, replyApprovedV1, 1)).data;
    expect(second.supersedes).toBeNull();
    await generation.publish(fan, says('and yours'));
    const third = (await nth(fan, replyApprovedV1, 2)).data;
    expect(third.supersedes).toBe(second.draftId);
    const cancelled = { ...deliveryCancelledV1.samples[0]!, turnId: second.turnId, draftId: second.draftId };
    await generation.publish(fan, deliveryCancelledV1.make(cancelled), says('ok'));
    expect((await nth(fan, turnClosedV1)).data).toMatchObject({ reason: 'nothing-to-say' });
  });
});

describe('a creator’s settings', () => {
  const path = (rest: string) => `/v1/generation/creators/${CREATOR}${rest}`;
  const persona = { ...personaPublishedV1.samples[0]!.persona, version: 'noor@1', voice: 'aloof', displayName: 'Noor' };
  const machine = { ...warmMachine, version: 'noor-warm@1' };

  it('answers with a published persona and machine from then on, and names their versions in the turn', async () => {
    expect(await generation.call('POST', path('/persona'), persona)).toMatchObject({
      status: 200,
      body: { published: true },
    });
    expect(await generation.call('POST', path('/persona'), persona)).toMatchObject({
      status: 200,
      body: { published: false },
    });
    expect(await generation.call('POST', path('/machine'), machine)).toMatchObject({
      status: 200,
      body: { version: 'noor-warm@1' },
    });
    const fan = randomUUID();
    await generation.publish(fan, says('hi'));
    expect((await nth(fan, turnPlannedV1)).data).toMatchObject({
      personaVersion: 'noor@1',
      machineVersion: 'noor-warm@1',
    });
  });
  it('refuses a machine with findings, naming each, and a version that meant something else', async () => {
    const trapped = { ...machine, version: 'noor@2', rules: machine.rules.filter(({ from }) => from !== 'handed-off') };
    expect(await generation.call('POST', path('/machine'), trapped)).toMatchObject({
      status: 422,
      body: { code: 'machine/lint', findings: [{ kind: 'trap', subject: 'handed-off' }] },
    });
    const taken = { ...persona, craft: 'film' };
    expect(await generation.call('POST', path('/persona'), taken)).toMatchObject({
      status: 409,
      body: { code: 'persona/version-taken' },
    });
    expect(await generation.call('POST', path('/persona'), { version: 'x' })).toMatchObject({
      status: 400,
      body: { code: 'invalid-request' },
    });
  });
  it('shows its machine as data, as a diagram and for XState', async () => {
    expect(await generation.call('GET', path('/machine'))).toMatchObject({
      status: 200,
      body: { version: 'noor-warm@1' },
    });
    const mermaid = await generation.call('GET', path('/machine?format=mermaid'));
    expect(mermaid.type).toContain('text/plain');
    expect(mermaid.body).toMatch(/^stateDiagram-v2/);
    expect(await generation.call('GET', path('/machine?format=xstate'))).toMatchObject({
      body: { initial: 'qualifying' },
    });
    expect(await generation.call('GET', path('/machine?format=png'))).toMatchObject({ status: 400 });
  });
  it('is seen by its own tenant alone, and exists only for a registered creator', async () => {
    expect(await generation.call('GET', path('/machine'), undefined, 'other')).toMatchObject({ status: 404 });
    expect(await generation.call('POST', path('/persona'), persona, 'other')).toMatchObject({ status: 404 });
    expect(await generation.call('GET', '/v1/generation/creators/nobody/machine')).toMatchObject({
      status: 404,
      body: { code: 'creator/unknown' },
    });
  });
  it('writes nothing while only people write, and again when they say so', async () => {
    const fan = randomUUID();
    await generation.call('POST', path('/mode'), { mode: 'human-only', by: 'operator:kim' });
    await generation.publish(fan, says('hi'));
    expect((await nth(fan, turnClosedV1)).data.reason).toBe('human-only');
    await generation.call('POST', path('/mode'), { mode: 'autopilot', by: 'operator:kim' });
    await generation.publish(fan, says('hello?'));
    await nth(fan, replyApprovedV1);
  });
});
