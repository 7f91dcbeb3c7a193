import { deliveryScheduledV1, replyApprovedV1, type RestrictionKind } from '@reprise/contracts';
import { fold, Rows } from '@reprise/event-sourcing';
import fc from 'fast-check';
import {
  deliveryFan,
  disclosureDue,
  itemStops,
  STRICTEST,
  stopping,
  type DeliveryFan,
  type DeliveryFanCommand,
  type ItemStopCommand,
} from './index.js';

const RUNS = 10_000;
const THREE_HOURS = 3 * 60 * 60 * 1000;
const iso = (ms: number) => new Date(Date.UTC(2026, 10, 23) + ms).toISOString();
const OFFER = { quoteId: 'q1', itemId: 'i1', amountMinor: 1500, currency: 'USD' };
const kinds = ['age', 'crisis', 'opt-out', 'spend'] as const satisfies RestrictionKind[];

/** What may happen to a fan, each after some seconds; a long one starts a new conversation. */
const happening = fc.record({
  after: fc.oneof({ weight: 20, arbitrary: fc.nat(10_000) }, { weight: 1, arbitrary: fc.nat(5 * 60 * 60 * 1000) }),
  what: fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({
        do: fc.constant('approve' as const),
        care: fc.boolean(),
        offers: fc.boolean(),
        supersedes: fc.boolean(),
        human: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
      }),
    },
    { weight: 6, arbitrary: fc.constant({ do: 'start' as const }) },
    { weight: 5, arbitrary: fc.record({ do: fc.constant('resolve' as const), how: fc.nat(5) }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('stop' as const), kind: fc.constantFrom(...kinds) }) },
    { weight: 3, arbitrary: fc.record({ do: fc.constant('lift' as const), kind: fc.constantFrom(...kinds) }) },
    {
      weight: 1,
      arbitrary: fc.record({
        do: fc.constant('item' as const),
        type: fc.constantFrom('StopItem' as const, 'ReleaseItem' as const, 'ReleaseItem' as const),
      }),
    },
  ),
});

interface Arrived {
  readonly draftId: string;
  readonly startedAt: number;
  readonly at: number;
  readonly software: boolean;
  readonly wordingId: string | null;
}

/** Delivery of one fan without a database: it keeps what the worker keeps, and the platform counts what arrives. */
class Timeline {
  readonly arrived: Arrived[] = [];
  readonly faults: string[] = [];
  fan: DeliveryFan = deliveryFan.initial;
  private item = itemStops.initial;
  private now = 0;
  private drafts = 0;
  private flight: Pick<Arrived, 'draftId' | 'startedAt' | 'wordingId'> | null = null;
  private readonly attempts = new Map<string, number>();

  play({ after, what }: typeof happening extends fc.Arbitrary<infer T> ? T : never): void {
    this.now += after;
    const now = iso(this.now);
    const inFlight = this.flight ? [this.flight.draftId] : [];
    switch (what.do) {
      case 'approve':
        return this.approve(what, inFlight, now);
      case 'start':
        return this.start(now);
      case 'resolve':
        return this.resolve(what.how, now);
      case 'stop':
        return this.decide({ type: 'SuspendSending', kind: what.kind, reason: 'r', inFlight, now });
      case 'lift':
        return this.decide({ type: 'ResumeSending', kind: what.kind, reason: 'r', now });
      case 'item':
        return this.changeItem(what.type, now);
    }
  }

  private changeItem(type: ItemStopCommand['type'], now: string): void {
    const events = itemStops.decide({ type, itemId: 'i1', reason: 'consent', now }, this.item, new Rows());
    this.item = fold(itemStops, this.item, events, new Rows());
  }

  private approve(
    what: { care: boolean; offers: boolean; supersedes: boolean; human: boolean },
    inFlight: string[],
    now: string,
  ) {
    const reply = {
      ...replyApprovedV1.samples[0]!,
      text: 'hello',
      draftId: `d${++this.drafts}`,
      plan: what.care ? ('care' as const) : ('relate' as const),
      offer: what.offers ? OFFER : null,
      supersedes: what.supersedes ? `d${this.drafts - 1}` : null,
      authorship: what.human ? ('human' as const) : ('auto' as const),
      acceptedAt: now,
      deadline: iso(this.now + 110_000),
    };
    this.decide({ type: 'ScheduleReply', reply, pace: 10, inFlight, itemStops: this.item.stops, now });
  }

  private start(now: string): void {
    const due = Object.entries(this.fan.drafts).find(([, draft]) => Date.parse(draft.sendAt) <= Date.parse(now));
    if (this.flight || !due) return;
    const [draftId, draft] = due;
    this.decide({
      type: 'StartSend',
      draftId,
      attempts: this.attempts.get(draftId) ?? 0,
      itemStops: this.item.stops,
      now,
    });
    if (!this.fan.drafts[draftId]) return;
    const kind = stopping(this.fan.stops, draft);
    if (kind.length > 0) this.faults.push(`${draftId} left under ${kind.join()}`);
    if (draft.offer !== null && this.item.stops.length > 0) this.faults.push(`${draftId} offers a stopped item`);
    if (Date.parse(now) >= Date.parse(draft.deadline)) this.faults.push(`${draftId} left after its deadline`);
    const wordingId = disclosureDue(STRICTEST, draft.authorship, this.fan.disclosedAt, now);
    this.flight = { draftId, startedAt: this.now, wordingId };
  }

  /** 0, 1, 2: it arrived; 3: it did not, and that is known; 4: refused; 5: nobody knows, and it had arrived. */
  private resolve(how: number, now: string): void {
    if (!this.flight) return;
    const { draftId, startedAt, wordingId } = this.flight;
    const attempts = (this.attempts.get(draftId) ?? 0) + 1;
    this.attempts.set(draftId, attempts);
    const software = this.fan.drafts[draftId]!.authorship !== 'human';
    if (how <= 2 || how === 5) this.arrived.push({ draftId, startedAt, at: this.now, software, wordingId });
    this.flight = null;
    const disclosure = wordingId === null ? null : { wordingId, policyVersion: STRICTEST.version };
    const common = { draftId, attempts, now };
    if (how <= 2)
      this.decide({
        type: 'RecordSent',
        ...common,
        platformMessageId: 'p',
        text: 't',
        disclosure,
        resolvedBy: 'asked',
      });
    else if (how >= 4)
      this.decide({ type: 'RecordFailure', ...common, reason: how === 4 ? 'refused' : 'unknown', detail: '' });
  }

  private decide(command: DeliveryFanCommand): void {
    const events = deliveryFan.decide(command, this.fan, new Rows());
    const outcomes = events.filter(({ type }) => type !== deliveryScheduledV1.type).length;
    if (command.type === 'RecordSent' && outcomes === 0) this.faults.push(`${command.draftId} left without a record`);
    this.fan = fold(deliveryFan, this.fan, events, new Rows());
  }
}

const toldInTime = ({ arrived }: Timeline): void => {
  let toldAt = -Infinity;
  for (const { startedAt, at, software, wordingId } of arrived) {
    if (wordingId !== null) toldAt = at;
    else if (software) expect(startedAt - toldAt).toBeLessThan(THREE_HOURS);
  }
};

const onceEach = ({ arrived }: Timeline): void =>
  expect(new Set(arrived.map(({ draftId }) => draftId)).size).toBe(arrived.length);

describe(`in ${RUNS} random timelines`, () => {
  it('software discloses itself, no draft arrives twice, and nothing starts under a stop, with a stopped item or past its deadline', () => {
    let messages = 0;
    fc.assert(
      fc.property(fc.array(happening, { minLength: 20, maxLength: 40, size: 'max' }), (happenings) => {
        const timeline = new Timeline();
        for (const each of happenings) timeline.play(each);
        toldInTime(timeline);
        onceEach(timeline);
        expect(timeline.faults).toEqual([]);
        messages += timeline.arrived.length;
      }),
      { numRuns: RUNS, seed: 20261123 },
    );
    expect(messages).toBeGreaterThan(RUNS);
  });
});
