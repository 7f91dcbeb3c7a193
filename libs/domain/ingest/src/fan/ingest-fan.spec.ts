import {
  fanJoinedV1,
  fanMessageReceivedV1,
  fanRestrictedV1,
  fanRestrictionLiftedV1,
  historyImportedV1,
  platformMessageObservedV1,
  presenceChangedV1,
  purchaseCompletedV1,
  purchaseRefundedV1,
  subscriptionChangedV1,
  tipReceivedV1,
} from '@reprise/contracts';
import { given } from '@reprise/testing';
import type { HistoryEntry, PurchaseEntry } from './commands.js';
import { ingestFan } from './ingest-fan.js';
import { screenMessage, SCREEN_VERSION } from '../screens/screen.js';

const AT = '2026-11-23T10:00:00.000Z';
const LATER = '2026-11-23T11:00:00.000Z';
const fan = {
  platform: 'sandbox',
  connection: 'sandbox',
  platformCreatorId: 'c1',
  platformFanId: 'f1',
  fanName: 'Sam',
};
const joined = fanJoinedV1.make({ ...fan, occurredAt: AT, origin: 'live' });
const calm = { version: SCREEN_VERSION, scores: {}, truncated: false };
const live = { occurredAt: AT, origin: 'live' } as const;

const message = (text: string, messageId = 'm1') =>
  ({ type: 'ReceiveMessage', fan, messageId, text, itemId: null, occurredAt: AT }) as const;
const received = (text: string, messageId = 'm1', screens: { scores: Record<string, number> } = { scores: {} }) =>
  fanMessageReceivedV1.make({
    messageId,
    text,
    itemId: null,
    screens: { ...calm, ...screens },
    quality: null,
    ...live,
  });
const restricted = (kind: 'age' | 'crisis' | 'dispute', reason: string, messageId: string | null) =>
  fanRestrictedV1.make({ kind, reason, messageId, screenVersion: messageId && SCREEN_VERSION, occurredAt: AT });
const money = { amountMinor: 1500, currency: 'USD' };
const purchase = {
  type: 'CompletePurchase',
  fan,
  purchaseId: 'p1',
  itemId: 'i1',
  quoteId: 'q1',
  ...money,
  occurredAt: AT,
} as const;
const bought = purchaseCompletedV1.make({
  purchaseId: 'p1',
  platform: 'sandbox',
  itemId: 'i1',
  quoteId: 'q1',
  ...money,
  ...live,
});

describe('a fan', () => {
  it('joins with the first thing seen of them', () => {
    given(ingestFan)
      .when(message('hi'))
      .then([joined, received('hi')]);
    given(ingestFan)
      .when({ type: 'ChangePresence', fan, online: true, occurredAt: AT })
      .then([joined, presenceChangedV1.make({ online: true, ...live })]);
  });
  it('joins once', () =>
    given(ingestFan, [joined])
      .when(message('hi'))
      .then([received('hi')]));
  it('is last seen at their latest own act, in whatever order acts arrive', () => {
    const late = { ...message('again', 'm2'), occurredAt: '2026-11-23T09:00:00Z' };
    expect(
      given(ingestFan, [joined, received('hi')])
        .when(late)
        .state().state.lastSeenAt,
    ).toBe(AT);
  });
});

describe('the same thing told twice', () => {
  const tip = { type: 'ReceiveTip', fan, tipId: 't1', ...money, occurredAt: AT } as const;
  const refund = { type: 'RefundPurchase', fan, purchaseId: 'p1', refundId: 'r1', ...money, occurredAt: AT } as const;
  const change = {
    type: 'ChangeSubscription',
    fan,
    changeId: 'w1',
    status: 'active',
    tier: 'basic',
    amountMinor: null,
    currency: null,
    periodEnd: null,
    occurredAt: AT,
  } as const;
  it('changes nothing, whatever it is', () => {
    given(ingestFan, [joined, received('hi')])
      .when(message('hi'))
      .thenNothing();
    given(ingestFan, [joined, bought]).when(purchase).thenNothing();
    for (const command of [tip, refund, change]) {
      const once = given(ingestFan).when(command).events();
      given(ingestFan, once).when(command).thenNothing();
    }
  });
  it('changes nothing when the platform dates it anew or leaves the quote out', () =>
    given(ingestFan, [joined, bought])
      .when({ ...purchase, quoteId: null, occurredAt: LATER })
      .thenNothing());
  it('is refused when money differs: the first telling stands and a person must look', () => {
    given(ingestFan, [joined, bought])
      .when({ ...purchase, amountMinor: 1 })
      .thenThrows('purchase/conflict');
    given(ingestFan, [joined, tipReceivedV1.make({ tipId: 't1', ...money, ...live })])
      .when({ ...tip, currency: 'EUR' })
      .thenThrows('tip/conflict');
  });
  it('is no change of presence, and neither is an older one that comes late', () => {
    const online = [joined, presenceChangedV1.make({ online: true, ...live })];
    given(ingestFan, online).when({ type: 'ChangePresence', fan, online: true, occurredAt: LATER }).thenNothing();
    given(ingestFan, online)
      .when({ type: 'ChangePresence', fan, online: false, occurredAt: '2026-11-23T09:00:00Z' })
      .thenNothing();
  });
});

describe('money', () => {
  it('may be given back before its purchase is known', () =>
    given(ingestFan, [joined])
      .when({ type: 'RefundPurchase', fan, purchaseId: 'p9', refundId: 'r1', ...money, occurredAt: AT })
      .then([purchaseRefundedV1.make({ purchaseId: 'p9', refundId: 'r1', platform: 'sandbox', ...money, ...live })]));
  it('that is disputed stops selling to the fan, once', () => {
    const dispute = {
      type: 'DisputePurchase',
      fan,
      purchaseId: 'p1',
      disputeId: 'd1',
      ...money,
      occurredAt: AT,
    } as const;
    const events = given(ingestFan, [joined, bought]).when(dispute).events();
    expect(events.slice(1)).toEqual([restricted('dispute', 'a payment was disputed', null)]);
    expect(
      given(ingestFan, [joined, ...events])
        .when({ ...dispute, disputeId: 'd2' })
        .events(),
    ).toHaveLength(1);
  });
  it('of a subscription that comes late does not undo a newer change', () => {
    const changed = (changeId: string, status: 'active' | 'expired', occurredAt: string) =>
      subscriptionChangedV1.make({
        changeId,
        status,
        tier: 'a',
        amountMinor: null,
        currency: null,
        periodEnd: null,
        occurredAt,
        origin: 'live',
      });
    const history = [joined, changed('w2', 'expired', LATER), changed('w1', 'active', AT)];
    expect(given(ingestFan, history).when(message('hi')).state().state.subscription?.status).toBe('expired');
  });
});

describe('a fan who seems to be under age or in crisis', () => {
  it('is restricted in the same decision as the message', () => {
    given(ingestFan, [joined])
      .when(message("I'm 15"))
      .then([received("I'm 15", 'm1', { scores: { age: 0.9 } }), restricted('age', 'states own age', 'm1')]);
    expect(given(ingestFan, [joined]).when(message('i want to kill myself')).events()).toContainEqual(
      restricted('crisis', 'speaks of suicide or self-harm', 'm1'),
    );
  });
  it('is restricted once per kind while it holds', () =>
    given(ingestFan, [joined, restricted('age', 'x', 'm0')])
      .when(message("I'm 15"))
      .then([received("I'm 15", 'm1', { scores: { age: 0.9 } })]));
  it('stays restricted when they take it back', () => {
    const { state } = given(ingestFan, [joined, restricted('age', 'x', 'm0')])
      .when(message('just kidding, I am 25'))
      .state();
    expect(state.restrictions.age).toBeDefined();
  });
  it('is freed by a person only, who says why, and is restricted anew by a new sign', () => {
    const held = [joined, restricted('crisis', 'x', 'm0')];
    const liftIt = {
      type: 'LiftRestriction',
      kind: 'crisis',
      by: 'operator:kim',
      reason: 'spoke, safe',
      now: LATER,
    } as const;
    const lifted = fanRestrictionLiftedV1.make({
      kind: 'crisis',
      by: 'operator:kim',
      reason: 'spoke, safe',
      occurredAt: LATER,
    });
    given(ingestFan, held).when(liftIt).then([lifted]);
    given(ingestFan, [joined]).when(liftIt).thenThrows('restriction/not-held');
    expect(
      given(ingestFan, [...held, lifted])
        .when(message('i want to die'))
        .events(),
    ).toHaveLength(2);
  });
  it('can be restricted by an operator, who must know the fan', () => {
    const command = { type: 'Restrict', kind: 'opt-out', reason: 'asked by mail', now: AT } as const;
    given(ingestFan).when(command).thenThrows('fan/unknown');
    const events = given(ingestFan, [joined]).when(command).events();
    given(ingestFan, [joined, ...events])
      .when(command)
      .thenNothing();
  });
});

describe('an archive', () => {
  const entry = (n: number, text: string, from: HistoryEntry['from'] = 'fan', occurredAt = AT): HistoryEntry => {
    const said = { messageId: `h${n}`, text, itemId: null, quality: null, occurredAt };
    return from === 'fan' ? { ...said, from, screened: screenMessage(text, occurredAt) } : { ...said, from };
  };
  const history = (entries: HistoryEntry[]) => ({ type: 'ImportHistory', fan, entries, now: LATER }) as const;

  it('is recorded as imported, in its order, and summed up once', () => {
    const events = given(ingestFan)
      .when(history([entry(1, 'hi', 'fan', LATER), entry(2, 'hello!', 'creator'), entry(3, 'bot here', 'software')]))
      .events();
    expect(events.map(({ type }) => type)).toEqual([
      fanJoinedV1.type,
      fanMessageReceivedV1.type,
      platformMessageObservedV1.type,
      platformMessageObservedV1.type,
      historyImportedV1.type,
    ]);
    expect(events.every(({ data }) => !('origin' in data) || data.origin === 'import')).toBe(true);
    expect(events.at(-1)!.data).toEqual({ messages: 3, from: AT, to: LATER, occurredAt: LATER });
  });
  it('has no effect the second time, in whole or in part, nor has a line that is there twice', () => {
    const lines = [entry(1, 'a'), entry(2, 'b'), entry(1, 'a')];
    const once = given(ingestFan).when(history(lines)).events();
    expect(once).toHaveLength(4);
    given(ingestFan, once).when(history(lines)).thenNothing();
    expect(
      given(ingestFan, once)
        .when(history([...lines, entry(3, 'c')]))
        .events(),
    ).toHaveLength(2);
  });
  it('keeps fields nobody knows', () => {
    const [, event] = given(ingestFan)
      .when(history([{ ...entry(1, 'a'), extra: { mood: 'good' } }]))
      .events();
    expect(event!.data).toHaveProperty('extra', { mood: 'good' });
  });
  it('restricts on a stated age however old, and on despair of the last 30 days only', () => {
    const kinds = (entries: HistoryEntry[]) =>
      given(ingestFan)
        .when(history(entries))
        .events()
        .flatMap(({ data }) => ('kind' in data ? [data.kind] : []));
    const old = '2022-01-01T00:00:00Z';
    expect(kinds([entry(1, "I'm 15", 'fan', old), entry(2, "I'm 15", 'fan', old)])).toEqual(['age']);
    expect(kinds([entry(1, 'i want to die', 'fan', old)])).toEqual([]);
    expect(kinds([entry(1, 'i want to die')])).toEqual(['crisis']);
  });
  it('of purchases takes the first telling and leaves a conflicting one out', () => {
    const line = (purchaseId: string, amountMinor: number): PurchaseEntry => ({
      purchaseId,
      itemId: 'i1',
      quoteId: null,
      amountMinor,
      currency: 'USD',
      occurredAt: AT,
    });
    const events = given(ingestFan)
      .when({ type: 'ImportPurchases', fan, entries: [line('p1', 0), line('p1', 5), line('p2', 7)] })
      .events();
    expect(events.slice(1).map(({ data }) => 'amountMinor' in data && data.amountMinor)).toEqual([0, 7]);
    given(ingestFan, events)
      .when({ type: 'ImportPurchases', fan, entries: [line('p2', 7)] })
      .thenNothing();
  });
});
