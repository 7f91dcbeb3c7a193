import {
  contentProposedV1,
  creatorRegisteredV1,
  fanLinkedV1,
  fanRestrictedV1,
  fanUnlinkedV1,
  priceQuotedV1,
  priceWithheldV1,
  sellingSuspendedV1,
  tipReceivedV1,
  type DataOf,
  type StoredEvent,
} from '@reprise/contracts';
import { eventually, testDatabase, type TestDatabase } from '@reprise/testing';
import { CREATOR } from '@reprise/service-testing';
import { pricingTables, RunningPricing } from '../testing/running-pricing.js';

const NOW = '2026-11-23T10:00:00.000Z';
const PRICE = 1_500;
/** Room for two. */
const CAP = 3_500;
const PERSONS = 25;

let database: TestDatabase;
const pods: RunningPricing[] = [];
beforeAll(async () => {
  database = await testDatabase(pricingTables);
  for (let pod = 0; pod < 2; pod++) pods.push(await RunningPricing.start(database.url, NOW));
  await pods[0]!.publishOf(CREATOR, 'creator/profile', creatorRegisteredV1.make(creatorRegisteredV1.samples[0]!));
  const policy = { version: 'capped', mode: 'list', capDayMinor: CAP };
  await eventually(async () => {
    const { status } = await pods[0]!.post('/v1/pricing/creators/c1/policy', { policy });
    expect(status).toBe(200);
  });
});
afterAll(async () => {
  await Promise.all(pods.map((pod) => pod.stop()));
  await database.drop();
});

const propose = (itemId: string) =>
  contentProposedV1.make({ ...contentProposedV1.samples[0]!, itemId, listPriceMinor: PRICE });
const tip = (tipId: string, amountMinor: number) =>
  tipReceivedV1.make({ ...tipReceivedV1.samples[0]!, tipId, amountMinor, currency: 'USD' });
const linkedTo = (otherFan: string) =>
  fanLinkedV1.make({ ...fanLinkedV1.samples[0]!, otherFan, otherCreator: CREATOR });
const unlinkedFrom = (otherFan: string) => fanUnlinkedV1.make({ ...fanUnlinkedV1.samples[0]!, otherFan });
const link = async (one: string, other: string) => {
  await pods[0]!.publish(one, linkedTo(other));
  await pods[0]!.publish(other, linkedTo(one));
  await links(one, 1);
};
/** Pricing has been told of so many links of the fan. */
const links = (fan: string, atLeast: number) =>
  eventually(async () => {
    const [row] = await pods[0]!.query<{ n: number }>(
      'select count(*)::int as n from person_link where $1 in (fan, other_fan) and not ended',
      [fan],
    );
    expect(row!.n).toBeGreaterThanOrEqual(atLeast);
  });
const VERDICTS: readonly string[] = [priceQuotedV1.type, priceWithheldV1.type];
/** What came of the fan's proposals. */
const verdicts = (fan: string, count: number): Promise<string[]> =>
  eventually(async () => {
    const events = (await pods[0]!.said(fan)).filter(({ type }) => VERDICTS.includes(type));
    expect(events).toHaveLength(count);
    return events.map(verdictOf);
  });
const verdictOf = ({ type, data }: StoredEvent): string =>
  type === priceQuotedV1.type ? 'quoted' : (data as DataOf<typeof priceWithheldV1>).reason;
const sold = (fan: string, count: number) =>
  eventually(async () => {
    const sales = (await pods[0]!.said(fan)).filter(({ type }) => type === 'pricing.sale-recorded.v1');
    expect(sales).toHaveLength(count);
  });

describe('a cap on a person', () => {
  it('counts what any linked fan spent, over any number of links, and notes what it counted with the link', async () => {
    await link('a1', 'a2');
    await link('a2', 'a3');
    await pods[0]!.publish('a1', tip('t of a1', 2_500));
    await sold('a1', 1);
    await pods[1]!.publish('a3', propose('i1'));
    expect(await verdicts('a3', 1)).toEqual(['cap']);
    const [noted] = await pods[0]!.said('a3');
    expect(noted).toMatchObject({
      type: 'pricing.person-spend-noted.v1',
      data: { otherFan: 'a1', link: { otherFan: 'a2' }, days: { '2026-11-23': { USD: { '10': 2_500 } } } },
    });
    const proposed = (await pods[0]!.everythingSaid('a3')).find(({ type }) => type === contentProposedV1.type);
    expect((await pods[0]!.said('a3')).at(-1)!.causationId).toBe(proposed!.id);
  });

  it('counts over a link that one side alone has told of', async () => {
    await pods[0]!.publish('b1', linkedTo('b2'));
    await links('b1', 1);
    await pods[0]!.publish('b1', tip('t of b1', 2_500));
    await sold('b1', 1);
    await pods[0]!.publish('b2', propose('i1'));
    expect(await verdicts('b2', 1)).toEqual(['cap']);
  });

  it('holds when the fans of a person ask at once, on any pods', async () => {
    const persons = Array.from({ length: PERSONS }, (_, n) => ['a', 'b', 'c', 'd'].map((fan) => `race-${n}-${fan}`));
    for (const [one, two, three, four] of persons) {
      await pods[0]!.publish(one!, linkedTo(two!));
      await pods[0]!.publish(two!, linkedTo(three!));
      await pods[0]!.publish(three!, linkedTo(four!));
    }
    for (const [one, , , four] of persons) await Promise.all([links(one!, 1), links(four!, 1)]);
    await Promise.all(
      persons.flat().map((fan, n) => pods[n % 2]!.publish(fan, propose(`x of ${fan}`), propose(`y of ${fan}`))),
    );
    for (const person of persons) {
      const all = (await Promise.all(person.map((fan) => verdicts(fan, 2)))).flat();
      expect(all.toSorted()).toEqual([...Array.from({ length: 6 }, () => 'cap'), 'quoted', 'quoted']);
    }
  });

  it('counts what crossed before a link ended, and nothing that came after', async () => {
    await link('c1', 'c2');
    await pods[0]!.publish('c1', tip('t1 of c1', 2_500));
    await pods[0]!.publish('c1', unlinkedFrom('c2'));
    await pods[0]!.publish('c2', unlinkedFrom('c1'));
    await eventually(async () => {
      const left = await pods[0]!.query(`select from person_link where 'c1' in (fan, other_fan)`);
      expect(left).toHaveLength(0);
    });
    await pods[0]!.publish('c2', propose('i1'));
    expect(await verdicts('c2', 1)).toEqual(['cap']);

    await link('d1', 'd2');
    await pods[0]!.publish('d1', unlinkedFrom('d2'));
    await pods[0]!.publish('d2', unlinkedFrom('d1'));
    await eventually(async () => {
      const left = await pods[0]!.query(`select from person_link where 'd1' in (fan, other_fan)`);
      expect(left).toHaveLength(0);
    });
    await pods[0]!.publish('d1', tip('t of d1', 2_500));
    await sold('d1', 1);
    await pods[0]!.publish('d2', propose('i1'));
    expect(await verdicts('d2', 1)).toEqual(['quoted']);
  });

  it('prices whoever waits behind proposals that fail each time, and answers those without a price in the end', async () => {
    await link('g1', 'g2');
    const failing = { ...propose('broken').data, listPriceMinor: PRICE + 0.5 };
    const keep = `
      insert into person_quote (event_id, tenant, creator, fan, correlation_id, proposal)
      select 'failing ' || n, $1, $2, coalesce($3, 'failing ' || n), 'c', $4 from generate_series($5::int, $6::int) n`;
    const [known] = await pods[0]!.query<{ tenant: string; creator: string }>(
      `select tenant, creator from person_link where fan = 'g1'`,
    );
    const { tenant, creator } = known!;
    await pods[0]!.query(keep, [tenant, creator, 'g1', JSON.stringify(failing), 0, 0]);
    await pods[0]!.query(keep, [tenant, creator, null, JSON.stringify(failing), 1, 101]);
    await pods[0]!.publish('g1', propose('i1'));
    await eventually(async () => {
      const said = (await pods[0]!.said('g1')).filter(({ type }) => type === priceQuotedV1.type);
      expect(said).toHaveLength(1);
    });
    await eventually(async () => {
      const tried = await pods[0]!.query(`select from person_quote where fan = 'g1' and attempts >= 2`);
      expect(tried).toHaveLength(1);
    });
    // Again and again, for an attempt in hand puts the next one off.
    await eventually(async () => {
      await pods[0]!.query('update person_quote set attempts = 5, next_at = now()');
      expect(await pods[0]!.query('select from person_quote')).toHaveLength(0);
    });
    expect(await verdicts('g1', 2)).toEqual(['quoted', 'undecided']);
  });

  it('waits for a price no longer than the stop that came meanwhile: nothing is quoted', async () => {
    await link('e1', 'e2');
    const stop = fanRestrictedV1.make({ ...fanRestrictedV1.samples[0]!, kind: 'self-exclusion' });
    await pods[0]!.publish('e1', stop, propose('i1'));
    expect(await verdicts('e1', 1)).toEqual(['suspended']);
    expect((await pods[0]!.said('e1'))[0]!.type).toBe(sellingSuspendedV1.type);
  });
});
