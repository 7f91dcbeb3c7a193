import { contentProposedV1, itemWithdrawnV1, priceWithheldV1, quoteCancelledV1 } from '@reprise/contracts';
import { eventually, testDatabase, type TestDatabase } from '@reprise/testing';
import { CREATOR } from '@reprise/service-testing';
import { pricingTables, RunningPricing } from '../testing/running-pricing.js';

const NOW = '2026-11-23T10:00:00.000Z';
const ITEMS = 40;
const FANS_OF_EACH = 25;
const WITHOUT_A_QUOTE: readonly string[] = [quoteCancelledV1.type, priceWithheldV1.type];

let database: TestDatabase;
const pods: RunningPricing[] = [];
beforeAll(async () => {
  database = await testDatabase(pricingTables);
  for (let pod = 0; pod < 2; pod++) pods.push(await RunningPricing.start(database.url, NOW));
});
afterAll(async () => {
  await Promise.all(pods.map((pod) => pod.stop()));
  await database.drop();
});

const propose = (itemId: string) => contentProposedV1.make({ ...contentProposedV1.samples[0]!, itemId });
const withdraw = (itemId: string) => itemWithdrawnV1.make({ itemId, reason: 'retired', occurredAt: NOW });

describe('an item that is withdrawn while it is quoted', () => {
  it('keeps no open quote, whichever pods handle the two and in whatever order', async () => {
    const [pod] = pods;
    const items = Array.from({ length: ITEMS }, (_, n) => `item-${n}`);
    const proposals = async (itemId: string) => {
      for (let n = 0; n < FANS_OF_EACH; n++) await pod!.publish(`${itemId}/${n}`, propose(itemId));
    };
    const withdrawal = async (itemId: string) => {
      await eventually(async () => expect(await endings(itemId)).not.toEqual([]));
      await pod!.publishOf(CREATOR, `item/${itemId}`, withdraw(itemId));
    };
    for (const itemId of items) await Promise.all([proposals(itemId), withdrawal(itemId)]);
    for (const itemId of items)
      await eventually(async () => {
        const ends = await endings(itemId);
        expect(ends).toHaveLength(FANS_OF_EACH);
        expect(ends.filter((end) => !WITHOUT_A_QUOTE.includes(end))).toEqual([]);
      });
  });
});

/** The last thing said to each fan about the item. */
async function endings(itemId: string): Promise<string[]> {
  const last = await pods[0]!.query<{ type: string }>(
    'select distinct on (stream) type from event where stream like $1 order by stream, version desc',
    [`pricing:${itemId}/%`],
  );
  return last.map(({ type }) => type);
}
