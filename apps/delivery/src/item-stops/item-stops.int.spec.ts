import { randomUUID } from 'node:crypto';
import { itemResumedV1, itemSuspendedV1, itemWithdrawnV1 } from '@reprise/contracts';
import { eventually, testDatabase, type TestDatabase } from '@reprise/testing';
import { FakePlatform } from '../testing/fake-platform.js';
import { CREATOR } from '@reprise/service-testing';
import { deliveryTables, RunningDelivery } from '../testing/running-delivery.js';

const occurredAt = '2026-11-23T10:00:00.000Z';
const FANS = 150;
const ITEMS = 5;
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

const offerOf = (itemId: string) => ({ quoteId: 'q1', itemId, amountMinor: 1500, currency: 'USD' });
const withdrawn = (itemId: string) => delivery.itemSaid(itemWithdrawnV1, { itemId, reason: 'retired', occurredAt });
const stopsOf = async (itemId: string) =>
  (await delivery.get(`/v1/delivery/items/${itemId}/stops?creator=${CREATOR}`)).body;
const binds = (itemId: string, stopped = true) =>
  eventually(async () => expect(await stopsOf(itemId)).toMatchObject({ stopped }));
const facts = async (fan: string) => (await delivery.recorded(fan)).map(({ fact }) => fact);

/** Has the database keep the transaction that started each send: the service itself keeps only what is under way. */
const recordStarts = () =>
  delivery.query(`do $$ begin
    create table begun (draft_id text, item_id text, tx xid8);
    create function keep_begun() returns trigger language plpgsql as 'begin
      insert into begun values (new.draft_id, new.item_id, pg_current_xact_id()); return null; end';
    create trigger begun after update on dispatch for each row when (new.in_flight and not old.in_flight)
      execute function keep_begun();
  end $$`);

describe('an item that delivery has recorded as stopped', () => {
  it('is in no message that leaves, while other messages do', async () => {
    await withdrawn('gone');
    await binds('gone');
    const fan = await delivery.joined();
    const draftId = await delivery.approved(fan, { plan: 'offer', offer: offerOf('gone') });
    const { data } = await eventually(() => delivery.first(fan, 'delivery-cancelled'));
    expect(data).toMatchObject({ draftId, reason: 'suspended', detail: 'the item it offers: withdrawn' });
    await delivery.approved(fan, { plan: 'offer', offer: offerOf('other') });
    await eventually(() => delivery.first(fan, 'message-sent'));
    expect(platform.postsTo(`p-${fan}`)).toHaveLength(1);
  });

  it('for want of a consent is released by its record; a withdrawal is for good', async () => {
    await delivery.itemSaid(itemSuspendedV1, { itemId: 'shown', missing: ['p1'], occurredAt });
    await binds('shown');
    await delivery.itemSaid(itemResumedV1, { itemId: 'shown', occurredAt });
    await binds('shown', false);
    const fan = await delivery.joined();
    await delivery.approved(fan, { plan: 'offer', offer: offerOf('shown') });
    await eventually(() => delivery.first(fan, 'message-sent'));
    await delivery.itemSaid(itemSuspendedV1, { itemId: 'gone', missing: ['p1'], occurredAt });
    await delivery.itemSaid(itemResumedV1, { itemId: 'gone', occurredAt });
    await delivery.itemSaid(itemSuspendedV1, { itemId: 'shown', missing: ['p1'], occurredAt });
    await binds('shown');
    expect(await stopsOf('gone')).toMatchObject({ stops: ['withdrawn'] });
  });

  it(`is in no send that starts after the record, in a race of ${FANS} offers with ${ITEMS} withdrawals`, async () => {
    await recordStarts();
    const fans = await Promise.all(Array.from({ length: FANS }, () => delivery.joined()));
    const items = Array.from({ length: ITEMS }, () => `race-${randomUUID()}`);
    const offers = fans.map((fan, n) => delivery.approved(fan, { plan: 'offer', offer: offerOf(items[n % ITEMS]!) }));
    await Promise.all(offers.slice(0, FANS / 3));
    await Promise.all([...offers, ...items.map(withdrawn)]);
    await Promise.all(fans.map((fan) => eventually(() => delivery.nothingLeft(fan))));
    await Promise.all(items.map((itemId) => binds(itemId)));

    // The stop and the start of a send hold the item's lock before they are given a transaction id: ids order the two.
    const late = await delivery.query(
      `select b.draft_id from begun b join event stop on stop.data ->> 'itemId' = b.item_id
       where stop.type = 'delivery.item-stopped.v1' and b.tx > stop.tx`,
    );
    expect(late).toEqual([]);
    const begun = await delivery.query<{ id: string }>(
      'select distinct draft_id as id from begun where item_id = any($1)',
      [items],
    );
    // A send that the platform never got was begun and not taken: a stop may still end it.
    const taken = begun.filter(({ id }) => platform.messages.has(id));
    const endings = (await Promise.all(fans.map(facts))).flat();
    const count = (fact: string) => endings.filter((each) => each === fact).length;
    expect(count('message-sent') + count('delivery-cancelled')).toBe(FANS);
    expect(taken).toHaveLength(count('message-sent'));
    expect(count('delivery-cancelled')).toBeGreaterThan(0);
  });
});
