import { replyApprovedV1 } from '@reprise/contracts';
import { eventually, testDatabase, type TestDatabase } from '@reprise/testing';
import { FakePlatform } from '../testing/fake-platform.js';
import { deliveryTables, RunningDelivery } from '../testing/running-delivery.js';

let database: TestDatabase;
let platform: FakePlatform;
let delivery: RunningDelivery;

beforeAll(async () => {
  database = await testDatabase(deliveryTables);
  platform = await FakePlatform.start();
  delivery = await RunningDelivery.start(database.url, platform);
});
afterAll(async () => {
  await delivery.stop();
  await platform.stop();
  await database.drop();
});

const facts = async (fan: string) => (await delivery.recorded(fan)).map(({ fact }) => fact);
const waitFor = (fan: string, fact: string) => eventually(() => delivery.first(fan, fact));
const of = (fan: string) => `p-${fan}`;
const nothingLeft = (fan: string) => eventually(() => delivery.nothingLeft(fan));
const later = (ms: number) => new Date(Date.now() + ms).toISOString();

describe('an approved reply', () => {
  it('reaches the platform once, in the words of the contract, with the disclosure first', async () => {
    const fan = await delivery.joined();
    const offer = { quoteId: 'q1', itemId: 'i1', amountMinor: 1500, currency: 'USD' };
    const draftId = await delivery.approved(fan, { text: 'It is $15.00.', offer, plan: 'offer' });
    const { data, event } = await waitFor(fan, 'message-sent');
    const [post, ...more] = platform.postsTo(of(fan));
    expect(more).toEqual([]);
    expect(post!.key).toBe(draftId);
    expect(post!.body).toEqual({
      creator: 'c1',
      fan: of(fan),
      text: expect.stringMatching(/written by software.*\n\nIt is \$15\.00\.$/s),
      offer,
      authorship: 'auto',
    });
    expect(data).toMatchObject({ draftId, resolvedBy: 'response', attempts: 1, text: { $sealed: expect.any(String) } });
    expect(await facts(fan)).toEqual(['delivery-scheduled', 'message-sent', 'disclosure-shown']);
    const [scheduled] = await delivery.recorded(fan);
    expect(event).toMatchObject({ causationId: scheduled!.event.id, correlationId: `turns-of-${fan}` });
    await nothingLeft(fan);
  });

  it('carries no second disclosure within three hours', async () => {
    const fan = await delivery.joined();
    await delivery.approved(fan);
    await waitFor(fan, 'disclosure-shown');
    const draftId = await delivery.approved(fan, { text: 'And again' });
    await eventually(() => expect(platform.messages.has(draftId)).toBe(true));
    expect(platform.postsTo(of(fan))[1]!.body).toMatchObject({ text: 'And again' });
  });

  it.each(['sandbox', 'deaf', 'plain'])(
    'due with others of its fan is sent once, after them: %s',
    async (connection) => {
      const fan = await delivery.joined(connection);
      platform.slowMs = 100;
      const replies = ['a', 'b', 'c'].map((text) =>
        replyApprovedV1.make({
          ...replyApprovedV1.samples[0]!,
          ...{ turnId: `${fan}-${text}`, draftId: `${fan}-${text}`, plan: 'relate', text, offer: null },
          ...{ acceptedAt: later(0), deadline: later(30_000) },
        }),
      );
      await delivery.publish(fan, ...replies);
      const ends = async () => (await facts(fan)).filter((fact) => fact.startsWith('message-'));
      await eventually(async () => expect(await ends()).toHaveLength(3));
      platform.slowMs = 0;
      expect(await ends()).toEqual(Array(3).fill('message-sent'));
      await nothingLeft(fan);
      expect(
        platform
          .postsTo(of(fan))
          .map(({ key }) => key)
          .sort(),
      ).toEqual(replies.map(({ data }) => data.draftId));
    },
  );

  it('is sent once though its approval is delivered twice', async () => {
    const fan = await delivery.joined();
    const reply = { ...replyApprovedV1.samples[0]!, acceptedAt: new Date().toISOString(), deadline: later(30_000) };
    await delivery.publishAll([{ fan, event: replyApprovedV1.make(reply) }], 2);
    await waitFor(fan, 'message-sent');
    await delivery.approved(fan);
    await eventually(async () => expect((await facts(fan)).filter((fact) => fact === 'message-sent')).toHaveLength(2));
    expect(platform.postsTo(of(fan))).toHaveLength(2);
  });

  it('is cancelled when it comes too late, or to a fan nobody can reach', async () => {
    const late = await delivery.joined();
    await delivery.approved(late, {}, -1);
    expect((await waitFor(late, 'delivery-cancelled')).data).toMatchObject({ reason: 'past-deadline' });
    const stranger = '9c2b4f0e-0000-4000-8000-000000000009';
    await delivery.approved(stranger);
    expect((await waitFor(stranger, 'delivery-cancelled')).data).toMatchObject({ reason: 'unknown-fan' });
    await nothingLeft(stranger);
  });

  it('is cancelled when the fan was erased before it left', async () => {
    const erased = await delivery.joined();
    await delivery.approved(erased, { text: '[erased]' });
    expect((await waitFor(erased, 'delivery-cancelled')).data).toMatchObject({ reason: 'unknown-fan' });
    expect(platform.postsTo(of(erased))).toEqual([]);
  });

  it('is part of the state that is served', async () => {
    const fan = await delivery.joined();
    await delivery.approved(fan);
    await waitFor(fan, 'disclosure-shown');
    const { status, body } = await delivery.get(`/v1/delivery/fans/${fan}/state`);
    expect(status).toBe(200);
    expect(body['state']).toMatchObject({ drafts: {}, stops: [], disclosedAt: expect.any(String) });
  });
});

describe('a platform in trouble', () => {
  it('5xx: is tried again with the same key and the same words until it takes the message', async () => {
    const fan = await delivery.joined();
    platform.misbehave(of(fan), { effect: false, status: 503 }, { effect: false, status: 500 });
    await delivery.approved(fan);
    expect((await waitFor(fan, 'message-sent')).data).toMatchObject({ attempts: 3, resolvedBy: 'response' });
    const posts = platform.postsTo(of(fan));
    expect(posts).toHaveLength(3);
    expect(new Set(posts.map(({ key, body }) => key + JSON.stringify(body))).size).toBe(1);
  });

  it('5xx after the effect: is asked, and the message is not sent again', async () => {
    const fan = await delivery.joined();
    platform.misbehave(of(fan), { effect: true, status: 500 });
    await delivery.approved(fan);
    expect((await waitFor(fan, 'message-sent')).data).toMatchObject({ attempts: 1, resolvedBy: 'asked' });
    expect(platform.postsTo(of(fan))).toHaveLength(1);
  });

  it.each(['hang', 'reset'] as const)(
    '%s after the effect: is asked, and the message is not sent again',
    async (silence) => {
      const fan = await delivery.joined();
      platform.misbehave(of(fan), { effect: true, silence });
      const draftId = await delivery.approved(fan);
      const platformMessageId = (await waitFor(fan, 'message-sent')).data['platformMessageId'];
      expect(platformMessageId).toBe(platform.messages.get(draftId)!.messageId);
      expect(platform.postsTo(of(fan))).toHaveLength(1);
      expect(platform.questions).toContain(draftId);
    },
  );

  it('silent without effect: is asked, then given the same key and words again', async () => {
    const fan = await delivery.joined();
    platform.misbehave(of(fan), { effect: false, silence: 'hang' });
    const draftId = await delivery.approved(fan);
    expect((await waitFor(fan, 'message-sent')).data).toMatchObject({ attempts: 2 });
    expect(platform.questions.filter((key) => key === draftId)).toHaveLength(1);
    expect(new Set(platform.postsTo(of(fan)).map(({ body }) => JSON.stringify(body))).size).toBe(1);
  });

  it('that cannot be asked but is idempotent: gets the same key and words again', async () => {
    const fan = await delivery.joined('deaf');
    platform.misbehave(of(fan), { effect: true, silence: 'hang' });
    const draftId = await delivery.approved(fan);
    expect((await waitFor(fan, 'message-sent')).data).toMatchObject({ attempts: 2, resolvedBy: 'response' });
    expect(platform.questions).not.toContain(draftId);
    expect(platform.postsTo(of(fan))).toHaveLength(2);
  });

  it('that is neither: an unknown outcome is recorded as unknown and never repeated', async () => {
    const fan = await delivery.joined('plain');
    platform.misbehave(of(fan), { effect: true, silence: 'hang' });
    await delivery.approved(fan);
    expect((await waitFor(fan, 'message-failed')).data).toMatchObject({ reason: 'unknown', attempts: 1 });
    await nothingLeft(fan);
    expect(platform.postsTo(of(fan))).toHaveLength(1);
  });

  it('4xx: has refused the message; its words are not repeated in the record', async () => {
    const fan = await delivery.joined();
    platform.misbehave(of(fan), { effect: false, status: 422 });
    await delivery.approved(fan);
    const { data } = await waitFor(fan, 'message-failed');
    expect(data).toMatchObject({ reason: 'refused', detail: '422 mishap' });
    expect(platform.postsTo(of(fan))).toHaveLength(1);
  });

  it('429: is given time', async () => {
    const fan = await delivery.joined();
    platform.misbehave(of(fan), { effect: false, status: 429 });
    await delivery.approved(fan);
    await waitFor(fan, 'message-sent');
    const [first, second] = platform.postsTo(of(fan));
    expect(second!.at - first!.at).toBeGreaterThanOrEqual(400);
  });

  it.each(['nowhere', 'unset'])(
    'out of reach until the deadline (%s): the message has failed as unreachable',
    async (connection) => {
      const fan = await delivery.joined(connection);
      await delivery.approved(fan, {}, 2_500);
      expect((await waitFor(fan, 'message-failed')).data).toMatchObject({ reason: 'unreachable' });
      await nothingLeft(fan);
    },
  );
});

describe('many conversations', () => {
  it('are sent to side by side: fifty and more at once', async () => {
    platform.slowMs = 1_500;
    platform.mostAtOnce = 0;
    const fans = await Promise.all(Array.from({ length: 80 }, () => delivery.joined()));
    await Promise.all(fans.map((fan) => delivery.approved(fan)));
    await Promise.all(fans.map((fan) => waitFor(fan, 'message-sent')));
    platform.slowMs = 0;
    expect(platform.mostAtOnce).toBeGreaterThanOrEqual(50);
    // A busy machine may let one time out, and be asked and repeated; it is one message all the same.
    const keys = fans.map((fan) => new Set(platform.postsTo(of(fan)).map(({ key }) => key)).size);
    expect(keys).toEqual(fans.map(() => 1));
    expect(await delivery.metrics()).toMatch(/reprise_reply_seconds_count\{[^}]*\} [1-9]/);
    expect(await delivery.metrics()).toMatch(/reprise_sends_in_flight\{[^}]*\} 0/);
  });
});
