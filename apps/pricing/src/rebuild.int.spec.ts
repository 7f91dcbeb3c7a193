import {
  contentProposedV1,
  creatorStream,
  creatorRegisteredV1,
  fanLinkedV1,
  fanUnlinkedV1,
  itemWithdrawnV1,
  purchaseCompletedV1,
  type DataOf,
  type priceQuotedV1,
} from '@reprise/contracts';
import { hash32 } from '@reprise/event-sourcing';
import { eventually, testDatabase, type TestDatabase } from '@reprise/testing';
import { CREATOR, damageAndRebuild } from '@reprise/service-testing';
import pg from 'pg';
import { pricingService } from './module.js';
import { pricingTables, RunningPricing } from './testing/running-pricing.js';

const NOW = '2026-11-23T10:00:00.000Z';
const POLICY = '/v1/pricing/creators/c1/policy';
let database: TestDatabase;
let pricing: RunningPricing;
beforeAll(async () => {
  database = await testDatabase(pricingTables);
  pricing = await RunningPricing.start(database.url, NOW);
  await pricing.publishOf(CREATOR, 'creator/profile', creatorRegisteredV1.make(creatorRegisteredV1.samples[0]!));
  await eventually(async () => expect((await pricing.get(POLICY)).status).toBe(200));
});
afterAll(async () => {
  await pricing.stop();
  await database.drop();
});

const propose = (itemId: string) => contentProposedV1.make({ ...contentProposedV1.samples[0]!, itemId });
const buy = (purchaseId: string, over: Partial<DataOf<typeof purchaseCompletedV1>>) =>
  purchaseCompletedV1.make({ ...purchaseCompletedV1.samples[0]!, purchaseId, ...over });
const said = (fan: string, count: number) =>
  eventually(async () => {
    const events = await pricing.said(fan);
    expect(events).toHaveLength(count);
    return events;
  });
const rebuild = (damage: string, ...tables: string[]) =>
  damageAndRebuild(pricingService, database.url, { damage, tables });

describe('what pricing stores, damaged and made anew', () => {
  it('is what its events say: quotes of every ending, sales, incidents in their order, and the policy in force', async () => {
    for (const version of ['mine@1', 'mine@2']) await pricing.post(POLICY, { policy: { version } });
    await pricing.publish('buyer', propose('i1'), propose('i2'), propose('gone'));
    const { quoteId, amountMinor } = (await said('buyer', 3))[0]!.data as DataOf<typeof priceQuotedV1>;
    await pricing.publish('buyer', buy('p1', { quoteId, amountMinor }), buy('p2', { quoteId: 'nobody-knows' }));
    await said('buyer', 5);
    await pricing.publish('thief', buy('p3', { quoteId: 'nobody-knows' }));
    await said('thief', 1);
    const gone = itemWithdrawnV1.make({ itemId: 'gone', reason: 'retired', occurredAt: NOW });
    await pricing.publishOf(CREATOR, 'item/gone', gone);
    await said('buyer', 6);

    const { before, damaged, after } = await rebuild(
      `update quote set status = 'expired', closed_at = now(), data = '{}' where item_id = 'i2';
       delete from quote where item_id = 'i1';
       update quote set status = 'open', closed_at = null where item_id = 'gone';
       insert into quote (quote_id, tenant, creator, fan, item_id, status, due_at, data) values ('invented', 'default', '${CREATOR}', 'buyer', 'i9', 'replaced', now(), '{}');
       update sale set amount_minor = 1;
       update incident set kind = 'nothing', fan = 'nobody';
       update price_policy set policy = '{}', published_by = 'nobody'`,
      'quote',
      'sale',
      'incident',
      'price_policy',
    );
    expect(after).toEqual({ ...before, quote: after['quote'] });
    // Of a row that was lost nothing says when it was due, unless it is open.
    const known = (tables: typeof after) =>
      tables['quote']!.map((row) => ({ ...(row as { readonly due_at: string }), due_at: null, withdrawn: null }));
    expect(known(after)).toEqual(known(before));
    expect(before['quote']).toHaveLength(3);
    for (const table of ['quote', 'sale', 'incident', 'price_policy'])
      expect(damaged[table]).not.toEqual(before[table]);
  });

  it('is what ingest says of links; one that ended and was noted does not come back, one that waits still waits', async () => {
    const told = (otherFan: string) =>
      fanLinkedV1.make({ ...fanLinkedV1.samples[0]!, otherFan, otherCreator: CREATOR });
    const ended = (otherFan: string) => fanUnlinkedV1.make({ ...fanUnlinkedV1.samples[0]!, otherFan });
    for (const [one, other] of [
      ['l1', 'l2'],
      ['l3', 'l4'],
      ['l5', 'l6'],
    ] as const) {
      await pricing.publish(one, told(other));
      await pricing.publish(other, told(one));
    }
    await pricing.publish('l3', ended('l4'));
    await pricing.publish('l4', ended('l3'));
    await pricing.publish('l5', ended('l6'));
    await eventually(async () => {
      const links = await pricing.query('select fan, ended from person_link order by fan');
      expect(links).toEqual(['l1', 'l2', 'l5', 'l6'].map((fan) => ({ fan, ended: fan === 'l5' })));
    });
    const { before, damaged, after } = await rebuild(
      `delete from person_link where fan in ('l1', 'l2'); update person_link set event_id = 'wrong' where fan in ('l5', 'l6')`,
      'person_link',
    );
    expect(after).toEqual(before);
    expect(damaged['person_link']).not.toEqual(before['person_link']);
  });

  it('knows of an open quote that its item was withdrawn, whatever the stored row says, and keeps one that was not', async () => {
    await pricing.publish('holder', propose('kept'), propose('leaves'));
    const events = await said('holder', 2);
    const ids = events.map(({ data }) => (data as DataOf<typeof priceQuotedV1>).quoteId);
    await rebuild(
      `insert into withdrawn_item (creator, item_id, version) values ('${CREATOR}', 'leaves', 99);
       update quote set withdrawn = true where quote_id = '${ids[0]}'`,
    );
    const last = await eventually(async () => (await said('holder', 3)).at(-1)!);
    expect(last).toMatchObject({ type: 'pricing.quote-cancelled.v1', data: { quoteId: ids[1], reason: 'withdrawn' } });
    const open = await pricing.query('select withdrawn, due_at from quote where quote_id = $1', [ids[0]]);
    expect(open).toEqual([{ withdrawn: false, due_at: expect.any(Date) as Date }]);
  });

  it('waits for a withdrawal of an open quote’s item that is under way', async () => {
    await pricing.publish('racer', propose('raced'));
    await said('racer', 1);
    const other = new pg.Client({ connectionString: database.url });
    await other.connect();
    const lock = [hash32('pricing'), hash32(creatorStream('pricing', CREATOR, 'item', 'raced'))];
    await other.query('begin');
    await other.query('select pg_advisory_xact_lock($1::int, $2::int)', lock);
    let done = false;
    const rebuilt = rebuild('select').then(() => (done = true));
    await eventually(async () => {
      const { rows } = await other.query(
        `select from pg_locks where locktype = 'advisory' and not granted and classid = $1::int::oid and objid = $2::int::oid`,
        lock,
      );
      expect(rows).toHaveLength(1);
    });
    expect(done).toBe(false);
    await other.query('commit');
    await other.end();
    await rebuilt;
  });
});
