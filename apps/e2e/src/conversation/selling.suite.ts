import { DEFAULT_PRICING_POLICY, type Sale } from '@reprise/contracts';
import { eventually } from '@reprise/testing';
import { offerIn, type Customer, type Offer } from '../testing/customer.js';
import { ITEMS, type Shop } from '../testing/shop.js';

const DISCLOSURE = 'written by software (an AI)';
const { floorBps, feeBps, quoteTtlSeconds } = DEFAULT_PRICING_POLICY;

const listPrice = (itemId: string) => ITEMS.find(({ id }) => id === itemId)!.priceMinor;
const floor = (itemId: string) => Math.ceil((listPrice(itemId) * floorBps) / 10_000);
const summary = ({ kind, attributed, attribution, amountMinor, feeMinor }: Sale) => ({
  kind,
  attributed,
  reason: attribution.reason,
  amountMinor,
  feeMinor,
});

export function selling(open: () => Shop): void {
  const salesOf = ({ fan }: Customer, count: number): Promise<readonly Sale[]> =>
    eventually(async () => {
      const sales = await open().sales(fan);
      expect(sales).toHaveLength(count);
      return sales;
    });

  it('opens with the disclosure, once, and answers a request with an offer', async () => {
    const sam = open().customer('sam');
    const first = await sam.asks('do you have any ink landscapes?');
    expect(first.body.text).toContain(DISCLOSURE);
    expect(offerIn(first)).toMatchObject({ itemId: 'ink', currency: 'USD' });
    expect((await sam.asks('my dog ate my sketchbook')).body.text).not.toContain(DISCLOSURE);
  });

  it('quotes never below the floor nor above the list price, however the fan haggles', async () => {
    const haggler = open().customer('haggler');
    let open_ = await haggler.isOffered('do you have any ink landscapes?');
    const offers = [open_];
    for (const line of ['would you take 1 for it?', 'too expensive', 'i can do $5', 'would you take 13?', 'last: 14']) {
      open_ = offerIn(await haggler.asks(line)) ?? open_;
      offers.push(open_);
    }
    for (const { itemId, amountMinor } of offers) {
      expect(amountMinor).toBeGreaterThanOrEqual(floor(itemId));
      expect(amountMinor).toBeLessThanOrEqual(listPrice(itemId));
    }
    // What was named once is never raised again in the same talk.
    expect(offers.map(({ amountMinor }) => amountMinor)).toEqual(
      offers.map(({ amountMinor }) => amountMinor).toSorted((a, b) => b - a),
    );
  });

  it('attributes the purchase that names its quote, takes 20 % of it, and gives it back with the refund', async () => {
    const buyer = open().customer('buyer');
    const offer = await buyer.isOffered('do you have any ink landscapes?');
    await buyer.buys('p-buyer', offer);
    const { amountMinor } = offer;
    const feeMinor = Math.round((amountMinor * feeBps) / 10_000);
    expect(feeMinor).toBe(Math.round(amountMinor / 5));
    const sold = { kind: 'sale', attributed: true, reason: 'named-quote', amountMinor, feeMinor };
    expect((await salesOf(buyer, 1)).map(summary)).toEqual([sold]);
    await buyer.isRefunded('p-buyer', amountMinor);
    const [sale, reversal] = await salesOf(buyer, 2);
    expect(reversal).toMatchObject({ kind: 'reversal', amountMinor, feeMinor, reversalOf: sale!.saleId });
  });

  it('counts a purchase once, however often it is told', async () => {
    const twice = open().customer('twice');
    const offer = await twice.isOffered('do you have any ink landscapes?');
    for (let time = 0; time < 3; time++) await twice.buys('p-twice', offer);
    await open().quiet();
    expect(await open().sales(twice.fan)).toHaveLength(1);
    expect(await open().incidents(twice.fan)).toEqual([]);
  });

  it('keeps a refund that comes before its purchase until there is something to give back', async () => {
    const early = open().customer('early');
    const { quoteId: _, ...bought } = await early.isOffered('do you have any ink landscapes?');
    await early.isRefunded('p-early', bought.amountMinor);
    await open().quiet();
    expect(await open().sales(early.fan)).toEqual([]);
    await early.buys('p-early', bought);
    const kinds = (await salesOf(early, 2)).map(({ kind, amountMinor }) => [kind, amountMinor]);
    expect(kinds).toEqual([
      ['sale', bought.amountMinor],
      ['reversal', bought.amountMinor],
    ]);
  });

  it('records a purchase whose quote does not count without a fee, and raises an incident', async () => {
    const owner = open().customer('owner');
    const thief = open().customer('thief');
    const own = await thief.isOffered('do you have any charcoal portraits?');
    const foreign = await owner.isOffered('do you have any charcoal portraits?');
    const late = new Date(Date.now() + (quoteTtlSeconds + 60) * 1_000).toISOString();
    const tries: readonly [reason: string, bought: Offer, at?: string][] = [
      ['quote-foreign', foreign],
      ['quote-unknown', { ...own, quoteId: 'never-given' }],
      ['quote-expired', own, late],
    ];
    for (const [reason, bought, at] of tries) await thief.buys(`p-${reason}`, bought, at);
    const sales = await salesOf(thief, tries.length);
    expect(sales.map(summary)).toEqual(
      tries.map(([reason, { amountMinor }]) => ({ kind: 'sale', attributed: false, reason, amountMinor, feeMinor: 0 })),
    );
    const incidents = await open().incidents(thief.fan);
    expect(incidents.map(({ kind }) => kind).toSorted()).toEqual(tries.map(([reason]) => reason).toSorted());
    expect(await open().sales(owner.fan)).toEqual([]);
  });
}
