import {
  contextRecalledV1,
  handoffOverdueV1,
  handoffRequestedV1,
  messageSentV1,
  ownershipChangedV1,
  replyApprovedV1,
  turnClosedV1,
  type DataOf,
} from '@reprise/contracts';
import { eventually, testDatabase, type TestDatabase } from '@reprise/testing';
import { randomUUID } from 'node:crypto';
import { generationTables, RunningGeneration } from '../testing/running-generation.js';

let database: TestDatabase;
let generation: RunningGeneration;
beforeAll(async () => {
  database = await testDatabase(generationTables);
  generation = await RunningGeneration.start(database.url, { HANDOFF_DUE_SECONDS: '7200' });
  await generation.registered('warm');
});
afterAll(async () => {
  await generation.stop();
  await database.drop();
});

const PATH = '/v1/generation/handoffs';
interface Handoff {
  readonly id: string;
  readonly fan: string;
  readonly status: string;
  readonly reason: string;
  readonly claimedBy: string | null;
  readonly takenAt: string | null;
  readonly overdueAt: string | null;
}
interface Page {
  readonly handoffs: readonly Handoff[];
  readonly next: number | null;
}

const says = (text: string) => {
  const messageId = randomUUID();
  const at = generation.now;
  return contextRecalledV1.make({
    ...contextRecalledV1.samples[0]!,
    messageId,
    message: { messageId, text, at },
    facts: [],
    receivedAt: at,
    acceptedAt: at,
  });
};
const ofType = async <D>(fan: string, contract: { readonly type: string; readonly samples: readonly D[] }) =>
  (await generation.said(fan)).filter(({ type }) => type === contract.type).map(({ data }) => data as D);
const list = async (query = '', as?: 'other') => (await generation.get<Page>(`${PATH}${query}`, as)).body;
const listed = async (fan: string, query = '') => (await list(query)).handoffs.find((handoff) => handoff.fan === fan);

/** A fan who asked for a person, as the list shows it. */
async function asked(text = 'can i talk to a human please'): Promise<Handoff> {
  const fan = randomUUID();
  await generation.publish(fan, says(text));
  return eventually(async () => {
    const found = await listed(fan, '?status=open&limit=500');
    if (!found) throw new Error('not listed yet');
    return found;
  });
}
const owns = (handoffId: string, over: Partial<DataOf<typeof ownershipChangedV1>> = {}) =>
  ownershipChangedV1.make({ ...ownershipChangedV1.samples[1]!, handoffId, ...over });

describe('a person asked for', () => {
  it('is listed with its reason, by status, page by page, to its own tenant alone', async () => {
    const person = await asked();
    const complaint = await asked('i paid but nothing unlocked!');
    expect(person).toMatchObject({ status: 'requested', reason: 'asks-person', claimedBy: null, overdueAt: null });
    expect(complaint).toMatchObject({ status: 'requested', reason: 'complaint' });
    await eventually(async () =>
      expect(await ofType(person.fan, handoffRequestedV1)).toMatchObject([{ handoffId: person.id }]),
    );
    const ids: string[] = [];
    for (let next: number | null = 0; next !== null;) {
      const page: Page = await list(`?limit=1${next > 0 ? `&after=${next}` : ''}`);
      ids.push(...page.handoffs.map(({ id }) => id));
      next = page.next;
    }
    expect(ids).toEqual((await list()).handoffs.map(({ id }) => id));
    expect(ids.indexOf(person.id)).toBeLessThan(ids.indexOf(complaint.id));
    expect(await listed(person.fan, '?status=released')).toBeUndefined();
    expect((await list('', 'other')).handoffs).toEqual([]);
    expect(await generation.get(`${PATH}/${person.id}`)).toMatchObject({ status: 200, body: { id: person.id } });
    for (const path of [`${PATH}/${person.id}`, `${PATH}/nobody`])
      expect(await generation.get(path, 'other')).toMatchObject({ status: 404, body: { code: 'handoff/unknown' } });
    expect((await generation.get(`${PATH}?status=gone`)).status).toBe(400);
  });

  it('is taken only when delivery has recorded it and nothing is on its way; nothing is written until the release', async () => {
    const { id, fan } = await asked();
    const claim = (by: string, as?: 'other') => generation.post<Handoff>(`${PATH}/${id}/claim`, { by }, as);
    expect((await claim('kim', 'other')).status).toBe(404);
    expect(await claim('kim')).toMatchObject({ status: 200, body: { status: 'claiming', claimedBy: 'kim' } });
    expect(await claim('kim')).toMatchObject({ status: 200, body: { status: 'claiming' } });
    expect(await claim('lee')).toMatchObject({ status: 409, body: { code: 'handoff/claimed' } });
    await generation.publish(fan, owns(id, { waitsFor: ['d1'] }), says('hello?'));
    await eventually(async () => expect(await ofType(fan, turnClosedV1)).toMatchObject([{ reason: 'handed-off' }]));
    expect(await listed(fan, '?status=claiming')).toMatchObject({ id, takenAt: null });
    await generation.publish(fan, owns(id));
    await eventually(async () => expect(await listed(fan, '?status=claimed')).toMatchObject({ id }));
    const release = () => generation.post(`${PATH}/${id}/release`, { by: 'kim' });
    expect(await release()).toMatchObject({ status: 200, body: { status: 'released', releasedBy: 'kim' } });
    expect(await release()).toMatchObject({ status: 409, body: { code: 'handoff/released' } });
    await generation.publish(fan, says('hi, do you know what time it is?'));
    await eventually(async () => expect(await ofType(fan, replyApprovedV1)).toHaveLength(2));
  });

  it('can be settled without a claim, and says who does it', async () => {
    const { id } = await asked();
    expect((await generation.post(`${PATH}/${id}/release`, {})).status).toBe(400);
    expect((await generation.post(`${PATH}/${id}/release`, { by: ' ' })).status).toBe(400);
    expect((await generation.post(`${PATH}/${id}/release`, { by: 'kim' })).status).toBe(200);
    expect((await generation.post(`${PATH}/${id}/claim`, { by: 'kim' })).status).toBe(409);
  });

  it('names the fan’s other open requests at the release', async () => {
    const { id, fan } = await asked();
    const { draftId, turnId } = await eventually(async () => {
      const [reply] = await ofType(fan, replyApprovedV1);
      if (!reply) throw new Error('not published yet');
      return reply;
    });
    const sent = messageSentV1.make({ ...messageSentV1.samples[0]!, turnId, draftId });
    await generation.publish(fan, sent, says('i paid but nothing unlocked!'));
    const other = await eventually(async () => {
      const { handoffs } = await list('?status=open&limit=500');
      const found = handoffs.find((handoff) => handoff.fan === fan && handoff.reason === 'complaint');
      if (!found) throw new Error('not listed yet');
      return found;
    });
    await generation.post(`${PATH}/${other.id}/claim`, { by: 'lee' });
    const release = async (one: string) => (await generation.post(`${PATH}/${one}/release`, { by: 'kim' })).body;
    expect(await release(id)).toMatchObject({ status: 'released', stillOpen: [{ id: other.id, claimedBy: 'lee' }] });
    expect(await release(other.id)).toMatchObject({ status: 'released', stillOpen: [] });
  });

  it('ends the turn that waits for a price when it is claimed', async () => {
    const { id, fan } = await asked('i paid but nothing unlocked!');
    const { draftId, turnId } = await eventually(async () => {
      const [reply] = await ofType(fan, replyApprovedV1);
      if (!reply) throw new Error('not published yet');
      return reply;
    });
    await generation.publish(
      fan,
      messageSentV1.make({ ...messageSentV1.samples[0]!, turnId, draftId }),
      says('do you have any ink pieces?'),
    );
    const waiting = () => generation.query('select turn_id from open_turn where fan = $1', [fan]);
    await eventually(async () => expect(await waiting()).toHaveLength(1));
    await generation.post(`${PATH}/${id}/claim`, { by: 'kim' });
    expect(await waiting()).toEqual([]);
    await eventually(async () => expect(await ofType(fan, turnClosedV1)).toMatchObject([{ reason: 'handed-off' }]));
  });

  it('is an incident once nobody came in time, across a restart; a claimed one is none', async () => {
    const [late, taken] = [await asked(), await asked()];
    await generation.post(`${PATH}/${taken.id}/claim`, { by: 'kim' });
    await generation.restart();
    generation.ahead(7_300);
    await eventually(async () =>
      expect(await listed(late.fan, '?status=requested')).toMatchObject({ overdueAt: expect.any(String) }),
    );
    await eventually(async () =>
      expect(await ofType(late.fan, handoffOverdueV1)).toMatchObject([{ handoffId: late.id, withinSeconds: 7_200 }]),
    );
    expect(await ofType(taken.fan, handoffOverdueV1)).toEqual([]);
  });
});
