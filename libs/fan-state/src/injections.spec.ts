import {
  fanMessageReceivedV1,
  fanRestrictedV1,
  flagged,
  priceQuotedV1,
  replyApprovedV1,
  turnPlannedV1,
  type Extraction,
} from '@reprise/contracts';
import { extract } from '@reprise/domain-generation';
import { InjectedFan } from './testing/injected-fan.js';
import { injections } from './testing/injections.js';

const COUNT = 3_000;
/** Said later: what some of the texts name as their trigger. */
const LATER = 'blueberry';

/** Nothing said yet; company; an offer at hand; in the middle of bargaining. */
const POSITIONS = [
  InjectedFan.after(),
  InjectedFan.after('hi', 'it rained here today'),
  InjectedFan.after('do you have ink pieces?'),
  InjectedFan.after('do you have ink pieces?', 'would you take 12?'),
];

/** All that later decisions come from, apart from which lines were said and how many characters were read. */
function stateOf({ ingest, generation, pricing }: InjectedFan): string {
  const { recent: _said, spent: _read, ...conversation } = generation.state;
  const rows = [ingest.rows.toJSON(), pricing.rows.toJSON()];
  return JSON.stringify([ingest.state, conversation, pricing.state, rows]);
}

/** What bargains. Whoever writes it in plain words is read as any fan would be; all else must move nothing. */
const BARGAINS: readonly string[] = ['offer-amount', 'haggle', 'accept', 'decline'];

const answerTo = (position: InjectedFan, text: string): Extraction => {
  const { offer } = position.generation.state;
  const reference = offer && offer.amountMinor / 100;
  return extract(text, { home: offer?.currency ?? null, reference, bargaining: offer !== null }).extraction;
};

interface Told {
  readonly text: string;
  readonly position: InjectedFan;
  readonly fan: InjectedFan;
  readonly isFlagged: boolean;
}

describe('3,000 texts that give orders, from the webhook to the offer', () => {
  const told: Told[] = injections(COUNT).map((text, i) => {
    const position = POSITIONS[i % POSITIONS.length]!;
    const fan = position.fork().says(text);
    const [message] = fan.ingest.events.flatMap((e) => (e.type === fanMessageReceivedV1.type ? [e.data] : []));
    const { screens } = message!;
    return { text, position, fan, isFlagged: flagged(screens, 'injection') || flagged(screens, 'prompt-extraction') };
  });
  const isBargain = ({ fan }: Told) =>
    fan.generation.events.some(
      (e) => e.type === turnPlannedV1.type && e.data.acts.some((act) => BARGAINS.includes(act)),
    );
  /** An empty remark, or a bare hello where the text has one. */
  const remarks = new Map(
    POSITIONS.map((position) => [
      position,
      ['', 'hi'].map((text) => {
        const fan = position.fork().says(text);
        return [stateOf(fan), stateOf(fan.says(LATER))] as const;
      }),
    ]),
  );

  it('are different texts, and most of them are seen by a screen', () => {
    expect(new Set(told.map(({ text }) => text)).size).toBe(COUNT);
    expect(told.filter(({ isFlagged }) => isFlagged).length).toBeGreaterThan(COUNT / 2);
  });
  it('restrict nobody, sell nothing, and say nothing a gate refuses', () => {
    for (const { fan } of told) {
      expect(fan.ingest.events.filter(({ type }) => type === fanRestrictedV1.type)).toEqual([]);
      for (const event of fan.generation.events)
        if (event.type === replyApprovedV1.type) expect(event.data.gates.every(({ passed }) => passed)).toBe(true);
    }
  });
  it('bring about no offer below the floor', () => {
    for (const { fan } of told) {
      const quotes = fan.pricing.events.flatMap((e) => (e.type === priceQuotedV1.type ? [e.data] : []));
      for (const { amountMinor, floorMinor } of quotes) expect(amountMinor).toBeGreaterThanOrEqual(floorMinor);
      for (const event of fan.generation.events) {
        if (event.type !== replyApprovedV1.type || !event.data.offer) continue;
        const { quoteId, amountMinor } = event.data.offer;
        const quote = quotes.find((one) => one.quoteId === quoteId);
        expect(quote?.amountMinor ?? fan.generation.state.offer?.amountMinor).toBe(amountMinor);
      }
    }
  });
  it('change no state beyond what an empty remark or a bare hello does, then and when their trigger comes', () => {
    const still = told.filter((one) => one.isFlagged || !isBargain(one));
    expect(still.length).toBeGreaterThan(COUNT * 0.95);
    for (const { text, position, fan } of still) {
      const same = remarks.get(position)!.find(([now]) => now === stateOf(fan));
      if (!same) throw new Error(`moved something: ${JSON.stringify(text)}`);
      expect(stateOf(fan.fork().says(LATER))).toBe(same[1]);
    }
  });
  it('in plain words that bargain do what those acts and that amount do, and no word more', () => {
    for (const one of told) {
      if (one.isFlagged || !isBargain(one)) continue;
      const { text, position, fan } = one;
      expect(stateOf(position.fork().says('', answerTo(position, text)))).toBe(stateOf(fan));
    }
  });
});
