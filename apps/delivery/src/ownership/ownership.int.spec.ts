import { handoffClaimedV1, handoffReleasedV1 } from '@reprise/contracts';
import { eventually, testDatabase, type TestDatabase } from '@reprise/testing';
import { randomUUID } from 'node:crypto';
import { FakePlatform } from '../testing/fake-platform.js';
import { deliveryTables, RunningDelivery } from '../testing/running-delivery.js';

let database: TestDatabase;
let platform: FakePlatform;
let delivery: RunningDelivery;

beforeAll(async () => {
  database = await testDatabase(deliveryTables);
  platform = await FakePlatform.start();
  delivery = await RunningDelivery.start(database.url, platform, { REPRISE_PACE: '1' });
});
afterAll(async () => {
  await delivery.stop();
  await platform.stop();
  await database.drop();
});

const facts = async (fan: string) =>
  (await delivery.recorded(fan)).map(({ fact, data }) => [fact, data['owner'] ?? data['reason'] ?? null]);
const waiting = (fan: string) =>
  eventually(async () =>
    expect(await delivery.query('select draft_id from dispatch where fan = $1', [fan])).toHaveLength(1),
  );
const claimed = (fan: string, handoffId: string) =>
  delivery.publish(fan, handoffClaimedV1.make({ ...handoffClaimedV1.samples[0]!, handoffId }));
const released = (fan: string, handoffId: string) =>
  delivery.publish(fan, handoffReleasedV1.make({ ...handoffReleasedV1.samples[0]!, handoffId }));
const owners = async (fan: string) =>
  (await delivery.recorded(fan))
    .filter(({ fact }) => fact === 'ownership-changed')
    .map(({ data }) => [data['owner'], (data['waitsFor'] as string[]).length]);

describe('a conversation that a person has claimed', () => {
  it('gets nothing of software from the record on: what waits ends, what is approved later ends too, until the release', async () => {
    const [fan, handoffId] = [await delivery.joined(), randomUUID()];
    await delivery.approved(fan, { text: 'x'.repeat(60) });
    await waiting(fan);
    await claimed(fan, handoffId);
    await eventually(() => delivery.nothingLeft(fan));
    await delivery.approved(fan, { text: 'later' });
    await eventually(async () =>
      expect((await facts(fan)).filter(([fact]) => fact === 'delivery-cancelled')).toEqual([
        ['delivery-cancelled', 'handed-off'],
        ['delivery-cancelled', 'handed-off'],
      ]),
    );
    expect(platform.postsTo(`p-${fan}`)).toEqual([]);
    await released(fan, handoffId);
    await delivery.approved(fan, { text: 'ok', inboundChars: 0, acceptedAt: new Date(0).toISOString() });
    await eventually(() => delivery.first(fan, 'message-sent'));
    expect(await owners(fan)).toEqual([
      ['person', 0],
      ['software', 0],
    ]);
  });

  it('is the person’s only when the send in flight has its outcome, and that is recorded', async () => {
    const [fan, handoffId] = [await delivery.joined(), randomUUID()];
    platform.misbehave(`p-${fan}`, { effect: true, silence: 'hang' });
    await delivery.approved(fan, { text: 'ok', inboundChars: 0, acceptedAt: new Date(0).toISOString() });
    await eventually(() => expect(platform.postsTo(`p-${fan}`)).toHaveLength(1));
    await claimed(fan, handoffId);
    await eventually(async () => expect((await owners(fan)).at(-1)).toEqual(['person', 0]));
    const order = (await facts(fan)).map(([fact]) => fact);
    const last = order.lastIndexOf('ownership-changed');
    expect(order.indexOf('message-sent')).toBeLessThan(last);
    expect(order.slice(0, last)).toContain('message-sent');
    expect(platform.postsTo(`p-${fan}`)).toHaveLength(1);
  });
});
