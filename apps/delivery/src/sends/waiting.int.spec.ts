import { eventually, testDatabase, type TestDatabase } from '@reprise/testing';
import pg from 'pg';
import { FakePlatform } from '../testing/fake-platform.js';
import { deliveryTables, RunningDelivery } from '../testing/running-delivery.js';

let database: TestDatabase;
let platform: FakePlatform;
let delivery: RunningDelivery;

beforeAll(async () => {
  database = await testDatabase(deliveryTables);
  platform = await FakePlatform.start();
  // Natural pauses of 0.4 to 7.5 seconds.
  delivery = await RunningDelivery.start(database.url, platform, { REPRISE_PACE: '10' });
});
afterAll(async () => {
  await delivery.stop();
  await platform.stop();
  await database.drop();
});

const postsTo = (fan: string) => platform.postsTo(`p-${fan}`);
const waitFor = (fan: string, fact: string) => eventually(() => delivery.first(fan, fact));
const waiting = (fan: string) =>
  eventually(async () => {
    const [row] = await delivery.query<{ draft_id: string }>('select draft_id from dispatch where fan = $1', [fan]);
    expect(row).toBeDefined();
    return row!.draft_id;
  });
const long = { text: 'x'.repeat(60) };
const endings = async (fan: string) =>
  (await delivery.recorded(fan))
    .filter(({ fact }) => ['delivery-cancelled', 'message-sent', 'message-failed'].includes(fact))
    .map(({ fact, data }) => [data['draftId'], data['reason'] ?? fact]);
/** What a crash in the middle of a send leaves behind: begun, nobody knows how it ended, and it is time to look. */
async function begun(connection?: string): Promise<{ fan: string; draftId: string }> {
  const fan = await delivery.joined(connection);
  const draftId = await delivery.approved(fan, long);
  await waiting(fan);
  await delivery.query(
    `update dispatch set in_flight = true, attempts = 1, started_at = next_at, attempted_at = next_at - interval '1 ms'
     where draft_id = $1`,
    [draftId],
  );
  return { fan, draftId };
}

describe('a reply that waits', () => {
  it('leaves at its natural moment, not before', async () => {
    const fan = await delivery.joined();
    await delivery.approved(fan, { text: 'ok', inboundChars: 2 });
    const { data } = await waitFor(fan, 'delivery-scheduled');
    await waitFor(fan, 'message-sent');
    const early = Date.parse(data['sendAt'] as string) - postsTo(fan)[0]!.at;
    expect(early).toBeLessThanOrEqual(0);
    expect(data).toMatchObject({ pace: 10, delay: { readingMs: 100, typingMs: 667 } });
  });

  it('is called back by the reply that supersedes it, which alone is sent', async () => {
    const fan = await delivery.joined();
    const old = await delivery.approved(fan, long);
    await waiting(fan);
    const newer = await delivery.approved(fan, { supersedes: old, text: 'newer' });
    await waitFor(fan, 'message-sent');
    expect(postsTo(fan).map(({ key }) => key)).toEqual([newer]);
    expect(await endings(fan)).toEqual([
      [old, 'superseded'],
      [newer, 'message-sent'],
    ]);
  });

  it('does not leave once a stop is recorded, and nothing does until it is lifted', async () => {
    const fan = await delivery.joined();
    const draftId = await delivery.approved(fan, long);
    await waiting(fan);
    await delivery.restricted(fan, 'age');
    await eventually(() => delivery.nothingLeft(fan));
    const second = await delivery.approved(fan, { text: 'second' });
    await eventually(async () =>
      expect(await endings(fan)).toEqual([
        [draftId, 'suspended'],
        [second, 'suspended'],
      ]),
    );
    await delivery.lifted(fan, 'age');
    const third = await delivery.approved(fan, { text: 'third', inboundChars: 0 });
    await waitFor(fan, 'message-sent');
    expect(postsTo(fan).map(({ key }) => key)).toEqual([third]);
  });

  it('of care leaves to a fan in crisis, and no other', async () => {
    const fan = await delivery.joined();
    await delivery.approved(fan, long);
    await waiting(fan);
    await delivery.restricted(fan, 'crisis');
    const care = await delivery.approved(fan, { plan: 'care', text: 'care', inboundChars: 0 });
    await waitFor(fan, 'message-sent');
    expect(postsTo(fan).map(({ key }) => key)).toEqual([care]);
  });

  it('beside another one of the same fan leaves after it, never with it', async () => {
    const fan = await delivery.joined();
    platform.slowMs = 200;
    const drafts = [await delivery.approved(fan, { text: 'a' }), await delivery.approved(fan, { text: 'b' })];
    await eventually(async () => expect(await endings(fan)).toHaveLength(2));
    platform.slowMs = 0;
    const posts = postsTo(fan);
    expect(new Set(posts.map(({ key }) => key))).toEqual(new Set(drafts));
    expect(posts[1]!.at - posts[0]!.at).toBeGreaterThanOrEqual(200);
    expect(posts.map(({ body }) => /written by software/.test(String(body['text'])))).toEqual([true, false]);
  });
});

describe('after a crash', () => {
  it('a send that was begun is asked about first, and not repeated when it had arrived', async () => {
    const { fan, draftId } = await begun();
    const { messageId } = platform.take(draftId, {});
    const { data } = await waitFor(fan, 'message-sent');
    expect(data).toMatchObject({ platformMessageId: messageId, resolvedBy: 'asked', attempts: 1 });
    expect(postsTo(fan)).toEqual([]);
  });

  it('one that had not arrived is sent then, once', async () => {
    const { fan, draftId } = await begun();
    await waitFor(fan, 'message-sent');
    expect(platform.questions).toContain(draftId);
    expect(postsTo(fan).map(({ key }) => key)).toEqual([draftId]);
  });

  it('one that arrives only after the platform was asked has left: no stop ends it meanwhile', async () => {
    const { fan, draftId } = await begun();
    await delivery.restricted(fan, 'age');
    await eventually(() => expect(platform.questions).toContain(draftId));
    const { messageId } = platform.take(draftId, {});
    const { data } = await waitFor(fan, 'message-sent');
    expect(data).toMatchObject({ draftId, platformMessageId: messageId, resolvedBy: 'asked' });
    expect(await endings(fan)).toHaveLength(1);
    expect(postsTo(fan)).toEqual([]);
  });

  it('one that never arrives is ended by a stop once it can no longer be on its way', async () => {
    const { fan, draftId } = await begun();
    await delivery.restricted(fan, 'age');
    await eventually(async () => expect(await endings(fan)).toEqual([[draftId, 'suspended']]));
    expect(postsTo(fan)).toEqual([]);
  });

  it('one that had not arrived gives way to the reply that supersedes it', async () => {
    const { fan, draftId: old } = await begun();
    const newer = await delivery.approved(fan, { supersedes: old, ...long });
    await eventually(async () => expect(await endings(fan)).toHaveLength(2));
    expect(await endings(fan)).toEqual([
      [old, 'superseded'],
      [newer, 'message-sent'],
    ]);
    expect(postsTo(fan).map(({ key }) => key)).toEqual([newer]);
  });

  it('one whose outcome nobody can tell is not repeated under a stop', async () => {
    const { fan, draftId } = await begun('deaf');
    await delivery.restricted(fan, 'age');
    await eventually(async () => expect(await endings(fan)).toEqual([[draftId, 'unknown']]));
    expect(postsTo(fan)).toEqual([]);
  });

  it('replies whose jobs are lost are sent all the same', async () => {
    const fan = await delivery.joined();
    const draftId = await delivery.approved(fan, {
      text: 'kept',
      deadline: new Date(Date.now() + 300_000).toISOString(),
    });
    await waiting(fan);
    await delivery.query(`delete from delivery_jobs.job where singleton_key = $1`, [fan]);
    await delivery.query(`update dispatch set next_at = now() - interval '2 minutes' where draft_id = $1`, [draftId]);
    await delivery.restart();
    await waitFor(fan, 'message-sent');
    expect(postsTo(fan)).toHaveLength(1);
  });

  it('a service that stops in the middle of a send has recorded its outcome', async () => {
    const fan = await delivery.joined();
    platform.misbehave(`p-${fan}`, { effect: true, silence: 'hang' });
    await delivery.approved(fan, { text: 'k', inboundChars: 0 });
    await eventually(() => expect(postsTo(fan)).toHaveLength(1));
    const recorded: unknown[] = [];
    await delivery.restart(async () => {
      const client = new pg.Client({ connectionString: database.url });
      await client.connect();
      const { rows } = await client.query('select type from delivery.event where fan = $1 order by version', [fan]);
      recorded.push(...rows.map(({ type }) => type));
      await client.end();
    });
    expect(recorded).toContain('delivery.message-sent.v1');
    await eventually(async () => expect(await endings(fan)).toEqual([[expect.any(String), 'message-sent']]));
    expect(postsTo(fan)).toHaveLength(1);
  });
});
