import type { Sale } from '@reprise/contracts';
import { fold, Rows } from '@reprise/event-sourcing';
import { memoryFan, type LearnFacts, type MemoryCommand, type MemoryEvent } from './index.js';

const AT = '2026-11-23T10:00:00Z';
const LATER = '2026-11-23T10:00:00.500Z';

const learn = (object: string, over: Partial<LearnFacts> = {}, predicate = 'name'): LearnFacts => ({
  type: 'LearnFacts',
  stated: [
    {
      heading: predicate === 'name' ? 'identity' : predicate === 'works' ? 'schedule' : 'preferences',
      predicate,
      object,
      singleValued: !['likes', 'dislikes'].includes(predicate),
      confidence: 0.9,
    },
  ],
  held: [],
  sourceEventId: 'e1',
  sourceMessageId: 'm1',
  extractor: 'facts@1',
  origin: 'live',
  validFrom: AT,
  ...over,
});

const sale = (over: Partial<Sale> = {}): Sale => ({
  saleId: 's1',
  kind: 'sale',
  source: 'item',
  creator: 'c',
  fan: 'f',
  itemId: 'i1',
  quoteId: null,
  attributed: false,
  attribution: { reason: 'no-quote' },
  amountMinor: 1500,
  currency: 'USD',
  feeMinor: 0,
  occurredAt: AT,
  purchaseId: 'p1',
  reversalOf: null,
  origin: 'live',
  ...over,
});
const reversal = (saleId: string, amountMinor: number): MemoryCommand => ({
  type: 'RecordReversal',
  reversal: sale({ saleId, kind: 'reversal', amountMinor, reversalOf: 's1' }),
  how: 'refund',
  sourceEventId: 'e9',
});
const buy: MemoryCommand = { type: 'RecordSale', sale: sale(), sourceEventId: 'e1' };

/** Runs commands one after the other, each on rows loaded as its decider declares, as the log does. */
const after = (...commands: MemoryCommand[]) => {
  const all = new Rows();
  let state = memoryFan.initial;
  const events = commands.map((command): readonly MemoryEvent[] => {
    const stored = all.toJSON();
    const declared = memoryFan.rows!(command);
    const rows = new Rows(false);
    rows.load(
      declared,
      declared.flatMap(({ collection, id }) => {
        const value = stored[collection]?.[id!];
        return value === undefined ? [] : [{ collection, id: id!, value }];
      }),
    );
    const decided = memoryFan.decide(command, state, rows);
    state = fold(memoryFan, state, decided, rows);
    for (const { collection, id, value } of rows.changes())
      if (value === null) all.delete(collection, id);
      else all.put(collection, id, value);
    return decided;
  });
  return { state, rows: all.toJSON(), events, last: events.at(-1)!, all: events.flat() };
};

describe('a stated fact', () => {
  it('is learned once, however often it is said', () => {
    const held = [{ factId: 'e1:1', predicate: 'name', object: 'Sam', validFrom: AT }];
    expect(after(learn('Sam'), learn(' sam ', { held, sourceEventId: 'e2' })).last).toEqual([]);
  });

  it('replaces the older one of a single-valued predicate', () => {
    const { last, rows, state } = after(learn('Sam'), learn('Samuel', { sourceEventId: 'e2' }));
    expect(last.map(({ type }) => type)).toEqual(['memory.fact-learned.v1', 'memory.fact-superseded.v1']);
    expect(Object.keys(rows.fact!)).toEqual(['e2:1']);
    expect(state.facts.held).toBe(1);
  });

  it('stands beside others of a many-valued predicate', () => {
    const { state } = after(learn('ink', {}, 'likes'), learn('paper', { sourceEventId: 'e2' }, 'likes'));
    expect(state.facts.held).toBe(2);
  });

  it('does not replace a newer one when history arrives late', () => {
    const { last } = after(learn('Sam', { validFrom: LATER }), learn('Old', { sourceEventId: 'e0', origin: 'import' }));
    expect(last).toEqual([]);
  });

  it('can be retracted, and its predicate is then open again', () => {
    const retract: MemoryCommand = { type: 'RetractFact', factId: 'e1:1', reason: 'misread', now: LATER };
    const { rows, state } = after(learn('Sam'), retract);
    expect(rows).toEqual({});
    expect(state.facts.held).toBe(0);
    expect(after(learn('Sam'), retract, learn('Ana', { sourceEventId: 'e2' })).last).toHaveLength(1);
  });

  it('cannot be retracted when it does not hold', () => {
    expect(() => after({ type: 'RetractFact', factId: 'x', reason: 'misread', now: AT })).toThrow('does not hold');
  });
});

describe('the contrary of what is held', () => {
  const held = [{ factId: 'e1:1', predicate: 'likes', object: 'jazz', validFrom: AT }];

  it('ends it: the newest word holds', () => {
    const { rows } = after(learn('jazz', {}, 'likes'), learn('Jazz', { held, sourceEventId: 'e2' }, 'dislikes'));
    expect(Object.keys(rows.fact!)).toEqual(['e2:1']);
  });

  it('is not learned when it is older', () => {
    const late = [{ ...held[0]!, validFrom: LATER }];
    const { rows } = after(
      learn('jazz', { validFrom: LATER }, 'likes'),
      learn('jazz', { held: late, sourceEventId: 'e0' }, 'dislikes'),
    );
    expect(Object.keys(rows.fact!)).toEqual(['e1:1']);
  });
});

describe('a conclusion', () => {
  const nights = learn('nights this month', {}, 'works');

  it('cites the fact it rests on', () => {
    const [, derived] = after(nights).last;
    expect(derived!.data).toMatchObject({ predicate: 'good time', object: 'daytime', derivedFrom: ['e1:1'] });
  });

  it('is replaced when another follows from what is newer', () => {
    const { rows, state } = after(nights, learn('early', { sourceEventId: 'e2' }, 'works'));
    expect(Object.keys(rows.fact!)).toEqual(['e2:1', 'e2:1:1']);
    expect(state.facts.held).toBe(2);
  });

  it('expires when its fact is superseded and nothing follows from the new one', () => {
    const { rows, last } = after(nights, learn('from home', { sourceEventId: 'e2' }, 'works'));
    expect(Object.keys(rows.fact!)).toEqual(['e2:1']);
    expect(Object.keys(rows.current!)).toEqual(['works']);
    expect(last.at(-1)!.data).toMatchObject({ factId: 'e1:1:1', supersededBy: null, predicate: 'good time' });
  });

  it('expires when its fact is retracted', () => {
    const { rows, state } = after(nights, { type: 'RetractFact', factId: 'e1:1', reason: 'misread', now: LATER });
    expect(rows).toEqual({});
    expect(state.facts.held).toBe(0);
  });
});

describe('purchases', () => {
  it('are counted once, from sales', () => {
    expect(after(buy, buy).state.purchases).toEqual({ count: 1, spentMinor: { USD: 1500 } });
  });

  it('count tips and subscriptions as money, not as purchases', () => {
    const tip: MemoryCommand = {
      type: 'RecordSale',
      sale: sale({ saleId: 's2', source: 'tip', itemId: null, amountMinor: 500, currency: 'EUR' }),
      sourceEventId: 'e2',
    };
    expect(after(buy, tip).state.purchases).toEqual({ count: 1, spentMinor: { USD: 1500, EUR: 500 } });
  });

  it('stay bought after a refund in part, and are gone after the rest', () => {
    const part = after(buy, reversal('r1', 500));
    expect(part.state.purchases).toEqual({ count: 1, spentMinor: { USD: 1000 } });
    const whole = after(buy, reversal('r1', 500), reversal('r2', 1000), reversal('r2', 1000));
    expect(whole.state.purchases).toEqual({ count: 0, spentMinor: { USD: 0 } });
    expect(Object.keys(whole.rows.fact!)).toEqual(['r1', 'r2']);
  });

  it('cannot be retracted: they are money, not opinions', () => {
    expect(() => after(buy, { type: 'RetractFact', factId: 's1', reason: 'no', now: AT })).toThrow('record of money');
  });
});

describe('a recalled context', () => {
  const recall = (fanMessages: number, receivedAt: string): MemoryCommand => ({
    type: 'RecallContext',
    context: {
      messageId: 'm1',
      message: { messageId: 'm1', text: 'hi', at: receivedAt },
      itemId: null,
      screens: { version: 'rules@1', scores: {}, truncated: false },
      recalled: [],
      recalledScores: [],
      facts: [{ factId: 'e1:1', heading: 'identity', predicate: 'name', object: 'Sam' }],
      fanMessages,
      retriever: 'bm25@1',
      receivedAt,
      acceptedAt: receivedAt,
    },
  });

  it('carries the purchases of the state and moves the conversation forward', () => {
    const { last, state } = after(buy, recall(3, AT));
    expect(last[0]!.data).toMatchObject({ purchases: 1, fanMessages: 3, factIds: ['e1:1'] });
    expect(state.conversation).toEqual({ fanMessages: 3, lastFanMessageAt: AT });
  });

  it('of an older message does not move the conversation back', () => {
    expect(after(recall(3, LATER), recall(2, AT)).state.conversation).toEqual({
      fanMessages: 3,
      lastFanMessageAt: LATER,
    });
  });
});

it('folding the events from the beginning gives the state and rows that were stored', () => {
  const nights = learn('nights', { sourceEventId: 'e3' }, 'works');
  const commands = [
    nights,
    learn('from home', { sourceEventId: 'e4' }, 'works'),
    learn('Sam'),
    buy,
    learn('Ana', { sourceEventId: 'e2' }),
    reversal('r1', 1500),
  ];
  const live = after(...commands);
  const rows = new Rows();
  expect(fold(memoryFan, memoryFan.initial, live.all, rows)).toEqual(live.state);
  expect(rows.toJSON()).toEqual(live.rows);
});
