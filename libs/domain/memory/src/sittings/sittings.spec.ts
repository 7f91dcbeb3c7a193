import type { SessionShape, Sitting } from '@reprise/contracts';
import { fold, Rows } from '@reprise/event-sourcing';
import {
  isNoticeable,
  keptSittings,
  memoryFan,
  sittingEnded,
  SITTINGS_KEPT,
  shapeOf,
  type MemoryCommand,
  type MemoryEvent,
  type Moment,
} from '../index.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const START = Date.parse('2026-01-05T20:00:00.000Z');
const time = (ms: number) => new Date(START + ms).toISOString();
const moment = (ms: number, by: Moment['by'] = 'fan', words = 6): Moment => ({ at: time(ms), by, words });

/** A sitting of the fan and us by turns, a message every two minutes. */
const chat = (from: number, messages: number, first: 'fan' | 'us' = 'fan'): Moment[] =>
  Array.from({ length: messages }, (_, n) =>
    moment(from + n * 2 * MINUTE, (n % 2 === 0) === (first === 'fan') ? 'fan' : 'us'),
  );

/** Counts in steps, as messages are stored. */
const counted = (...steps: readonly (readonly Moment[] | string)[]) => {
  const rows = new Rows();
  let state = memoryFan.initial;
  const events: MemoryEvent[] = [];
  steps.forEach((step, n) => {
    const command: MemoryCommand =
      typeof step === 'string'
        ? { type: 'CountPurchase', at: step, origin: 'import' }
        : {
            type: 'CountSittings',
            after: state.sittings.lastMessageId,
            moments: step,
            lastMessageId: `m${n}`,
            origin: 'live',
          };
    const decided = memoryFan.decide(command, state, rows);
    events.push(...decided);
    state = fold(memoryFan, state, decided, rows);
  });
  return { state, events, rows, sittings: keptSittings(rows), shape: state.sittings.shape };
};

/** Sittings of ten messages on days one after the other, at eight in the evening. */
const evenings = (days: number, from = 0) =>
  Array.from({ length: days }, (_, day) => chat((from + day) * DAY, 10)).flat();

describe('a sitting', () => {
  it('ends with a pause of more than an hour', () => {
    const { sittings } = counted([...chat(0, 10), moment(18 * MINUTE + HOUR, 'us'), moment(3 * HOUR)]);
    expect(sittings).toMatchObject([
      {
        from: time(0),
        to: time(78 * MINUTE),
        fanMessages: 5,
        ourMessages: 6,
        fanWords: 30,
        opener: 'fan',
        closer: 'us',
      },
      { from: time(3 * HOUR), to: time(3 * HOUR), fanMessages: 1, ourMessages: 0 },
    ]);
  });

  it('is one sitting however many steps its messages are counted in, and in whatever order they were stored', () => {
    const whole = counted(chat(0, 40)).sittings;
    expect(counted(...chat(0, 40).map((one) => [one])).sittings).toEqual(whole);
    expect(counted(chat(0, 40).slice(20), chat(0, 40).slice(0, 20)).sittings).toEqual(whole);
    expect(counted(chat(0, 40).toReversed()).sittings).toEqual(whole);
  });

  it('of old history that is imported late comes before what was counted', () => {
    const { sittings, state } = counted(chat(10 * DAY, 4), chat(0, 6));
    expect(sittings.map(({ from }) => from)).toEqual([time(0), time(10 * DAY)]);
    expect(state.sittings).toMatchObject({ from: time(10 * DAY), lastMessageId: 'm1' });
  });

  it('is not counted twice of messages that were read before another count came', () => {
    const { state, rows } = counted(chat(0, 4));
    const stale = {
      type: 'CountSittings',
      after: null,
      moments: chat(0, 4),
      lastMessageId: 'm9',
      origin: 'live',
    } as const;
    expect(memoryFan.decide(stale, state, rows)).toEqual([]);
  });

  it('has ended when a message comes after a pause, until it is counted', () => {
    const times = [3 * HOUR, 2 * MINUTE, 0].map(time);
    expect(sittingEnded(times, null)).toBe(true);
    expect(sittingEnded(times, time(2 * MINUTE))).toBe(true);
    expect(sittingEnded(times, time(3 * HOUR))).toBe(false);
    expect(sittingEnded([30 * MINUTE, 0].map(time), null)).toBe(false);
    expect(sittingEnded([time(0)], null)).toBe(false);
  });
});

describe('the shape of a session', () => {
  it('says how often, how long, when, who begins and ends, and how much the fan writes', () => {
    expect(counted(evenings(15)).shape).toEqual({
      sittings: 14,
      perWeek: 7,
      messages: 10,
      minutes: 18,
      hours: Array.from({ length: 24 }, (_, hour) => (hour === 20 ? 14 : 0)),
      topHours: [20],
      openedByFan: 1,
      closedByFan: 0,
      fanWords: 6,
      buys: 0,
      buysAt: { early: 0, middle: 0, late: 0 },
    });
  });

  it('is unknown while fewer than three sittings have ended', () => {
    expect(counted(evenings(3)).shape).toBeNull();
    expect(counted(evenings(4)).shape).toMatchObject({ sittings: 3 });
  });

  it.each([
    ['early', 2 * MINUTE],
    ['middle', 9 * MINUTE],
    ['late', 17 * MINUTE],
    ['late', 50 * MINUTE],
  ] as const)('says at which point of a sitting the fan buys: %s', (third, at) => {
    const { shape } = counted([...evenings(9), moment(2 * DAY + at, 'purchase'), moment(4 * DAY + at, 'purchase')]);
    expect(shape).toMatchObject({ buys: 0.25, buysAt: { early: 0, middle: 0, late: 0, [third]: 2 } });
  });

  it('counts a purchase that is told after its sitting, once for a sitting, and none between sittings', () => {
    const [first, second, none] = [DAY + 9 * MINUTE, DAY + 17 * MINUTE, DAY + 5 * HOUR].map(time) as [
      string,
      string,
      string,
    ];
    const { shape, events, sittings } = counted(evenings(5), second, first, second, none);
    expect(events).toHaveLength(3);
    expect(shape).toMatchObject({ buys: 0.25, buysAt: { middle: 1 } });
    expect(sittings[1]!.purchasedAt).toBe(first);
  });

  it('is of the latest sittings: years ago does not count for ever', () => {
    const { shape, sittings } = counted(evenings(200), chat(300 * DAY, 30), evenings(SITTINGS_KEPT, 301));
    expect(sittings).toHaveLength(SITTINGS_KEPT);
    expect(shape).toMatchObject({ messages: 10, perWeek: 7 });
    expect(sittings[0]!.from).toBe(time(301 * DAY));
  });
});

describe('what is recorded', () => {
  it('names the shape when it is first known and when it has changed, not with every sitting', () => {
    const longer = Array.from({ length: 8 }, (_, day) => chat((20 + day) * DAY, 30));
    const { events } = counted(...Array.from({ length: 20 }, (_, day) => chat(day * DAY, 10)), ...longer);
    const shapes = events.flatMap((event) => (event.type === 'memory.sittings-counted.v1' ? [event.data.shape] : []));
    expect(shapes).toHaveLength(28);
    const recorded = shapes.filter((shape): shape is SessionShape => shape !== null);
    expect(recorded.length).toBeLessThan(5);
    expect(recorded[0]).toMatchObject({ sittings: 3, messages: 10 });
  });

  it('is small whatever the length of the history: ten thousand messages weigh as much as a thousand', () => {
    const long = counted(...Array.from({ length: 20 }, (_, n) => evenings(50, n * 50)));
    expect(JSON.stringify(long.rows.toJSON()).length).toBeLessThan(12_000);
    expect(JSON.stringify(long.state).length).toBeLessThan(1_500);
    for (const event of long.events) expect(JSON.stringify(event).length).toBeLessThan(13_000);
  });

  it('is folded to the same state and rows again', () => {
    const { state, rows, events } = counted(evenings(30), chat(40 * DAY, 3, 'us'), time(5 * DAY), evenings(70, 50));
    const again = new Rows();
    expect(fold(memoryFan, memoryFan.initial, events, again)).toEqual(state);
    expect(again.toJSON()).toEqual(rows.toJSON());
  });

  it('names every change a consumer would act on', () => {
    const shape = shapeOf(keptSittings(counted(evenings(10)).rows))!;
    expect(isNoticeable(shape, { ...shape, sittings: 11, minutes: 18.5, buys: 0.1 })).toBe(false);
    for (const change of [
      { messages: 14 },
      { minutes: 30 },
      { perWeek: 3 },
      { topHours: [9, 20] },
      { openedByFan: 0.5 },
      { buys: 0.1, buysAt: { early: 1, middle: 0, late: 0 } },
    ])
      expect(isNoticeable(shape, { ...shape, ...change })).toBe(true);
  });
});

describe('a recalled context', () => {
  const recall = {
    type: 'RecallContext',
    context: {
      messageId: 'm1',
      message: { messageId: 'm1', text: 'hi', at: time(0) },
      itemId: null,
      screens: { version: 'rules@1', scores: {}, truncated: false },
      recalled: [],
      recalledScores: [],
      facts: [],
      fanMessages: 1,
      retriever: 'bm25@1',
      receivedAt: time(0),
      acceptedAt: time(0),
    },
  } as const satisfies MemoryCommand;

  it('says what the fan is used to and since when they sit, once that is known', () => {
    const session = (state: ReturnType<typeof counted>['state']) =>
      (memoryFan.decide(recall, state, new Rows())[0]!.data as { session?: { since: string; shape: unknown } }).session;
    const known = counted(evenings(6));
    expect(session(known.state)).toEqual({ since: time(5 * DAY), shape: known.shape });
    expect(session(counted(evenings(2)).state)).toBeUndefined();
  });
});

describe('sittings of one time', () => {
  it('never overlap, whatever order messages come in', () => {
    let seed = 7;
    const random = () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
    const moments = Array.from({ length: 600 }, () => moment(Math.floor(random() * 40 * DAY)));
    const steps = Array.from({ length: 20 }, (_, n) => moments.slice(n * 30, n * 30 + 30));
    const { sittings } = counted(...steps);
    const isApart = (earlier: Sitting, later: Sitting) => Date.parse(later.from) - Date.parse(earlier.to) > HOUR;
    expect(sittings.slice(1).every((later, n) => isApart(sittings[n]!, later))).toBe(true);
    expect(sittings.length).toBe(SITTINGS_KEPT);
  });
});
