import type { MachineTable } from '@reprise/contracts';
import type { GuardName } from '../guards.js';
import type { Trigger } from '../triggers.js';
import type { StateName } from './states.js';

export type MachineRule = MachineTable['rules'][number];
type Condition = GuardName | `!${GuardName}`;

/** A rule of a default machine, with its names checked by the compiler. */
export const rule = (
  id: string,
  from: StateName | '*',
  on: Trigger,
  when: readonly Condition[],
  to: StateName,
): MachineRule => ({ id, from, on, when: [...when], to });

/** What holds in every archetype, before anything else is tried. */
export const STOPS: readonly MachineRule[] = [
  rule('stop', '*', 'restricted', ['stopped'], 'blocked'),
  rule('hold', '*', 'restricted', ['in-crisis'], 'held'),
  rule('still-stopped', '*', 'lifted', ['stopped'], 'blocked'),
  rule('still-held', '*', 'lifted', ['in-crisis'], 'held'),
  rule('unblocked', 'blocked', 'lifted', [], 'rapport'),
  rule('released', 'held', 'lifted', [], 'rapport'),
  rule('blocked-stays', 'blocked', 'fan-message', [], 'blocked'),
  rule('held-stays', 'held', 'fan-message', [], 'held'),
  rule('blocked-pays', 'blocked', 'paid', [], 'blocked'),
  rule('held-pays', 'held', 'paid', [], 'held'),
];

/** The fan's needs come before our plans. */
export const NEEDS: readonly MachineRule[] = [
  rule('person-is-asked', '*', 'fan-message', ['person-asked'], 'handed-off'),
  rule('asks-for-a-person', '*', 'fan-message', ['asks-person'], 'handed-off'),
  rule('complains', '*', 'fan-message', ['complains'], 'aftercare'),
  rule('is-rude', '*', 'fan-message', ['rude'], 'cooling'),
  rule('is-short-of-money', '*', 'fan-message', ['hardship'], 'rapport'),
  rule('says-goodbye', '*', 'fan-message', ['says-goodbye', '!wants', '!accepts'], 'cooling'),
];

/** Whoever asks gets an answer; whoever bargains is bargained with. */
export const SELLING: readonly MachineRule[] = [
  rule('lets-it-go', '*', 'fan-message', ['refuses', '!names-amount'], 'rapport'),
  rule('names-an-amount', '*', 'fan-message', ['names-amount', 'open-offer', '!no-selling'], 'negotiating'),
  rule('bids-on-what-they-see', '*', 'fan-message', ['names-amount', 'item-in-view', '!no-selling'], 'negotiating'),
  rule('haggles', '*', 'fan-message', ['haggles', 'open-offer', '!no-selling'], 'negotiating'),
  rule('turns-it-down', '*', 'fan-message', ['declines', 'open-offer', '!no-selling'], 'negotiating'),
  rule('accepts', '*', 'fan-message', ['accepts', 'open-offer', '!no-selling'], 'negotiating'),
  rule('asks-for-something', '*', 'fan-message', ['wants', '!no-selling'], 'offering'),
  rule('asks-about-what-they-see', '*', 'fan-message', ['asks-question', 'item-in-view', '!no-selling'], 'offering'),
];

/** What the other services answer, and what the fan does about it. */
export const OUTCOMES: readonly MachineRule[] = [
  rule('countered', 'offering', 'priced', ['countered'], 'negotiating'),
  rule('nothing-fits', 'offering', 'missing', [], 'discovery'),
  rule('item-is-gone', 'negotiating', 'missing', [], 'discovery'),
  rule('no-price-now', 'offering', 'withheld', [], 'rapport'),
  rule('no-further', 'negotiating', 'withheld', [], 'rapport'),
  rule('pays', '*', 'paid', [], 'fulfilling'),
  rule('thanked', 'fulfilling', 'sent', [], 'aftercare'),
  rule('offer-ran-out', 'offering', 'expired', [], 'cooling'),
  rule('bargaining-ran-out', 'negotiating', 'expired', [], 'cooling'),
];

/** Time is looked at when the fan writes again. */
export const SILENCES: readonly MachineRule[] = [
  rule('long-gone', '*', 'timer', ['quiet-weeks', '!stopped', '!in-crisis'], 'dormant'),
  rule('offer-went-cold', 'offering', 'timer', ['quiet-day'], 'cooling'),
  rule('bargaining-went-cold', 'negotiating', 'timer', ['quiet-day'], 'cooling'),
];

/** Ways back into the conversation. */
export const RETURNS: readonly MachineRule[] = [
  rule('goes-on-after-asking', 'handed-off', 'fan-message', [], 'rapport'),
  rule('is-back', 'dormant', 'fan-message', [], 'rapport'),
  rule('warms-up', 'cooling', 'fan-message', [], 'rapport'),
  rule('has-it', 'fulfilling', 'fan-message', [], 'aftercare'),
  rule('talks-of-other-things', 'negotiating', 'fan-message', ['!open-offer'], 'rapport'),
];
