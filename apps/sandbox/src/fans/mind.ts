import type { Craft } from './crafts.js';
import type { TemperamentName } from './temperaments.js';

/** An offer as a reply to the fan carries it. */
export interface Offer {
  readonly quoteId: string;
  readonly itemId: string;
  readonly amountMinor: number;
  readonly currency: string;
}

export interface FanProfile {
  readonly id: string;
  readonly name: string;
  readonly temperament: TemperamentName;
  readonly craft: Craft;
  readonly subjects: readonly string[];
  readonly seed: number;
  /** First words instead of a greeting: a fan in the middle of something. */
  readonly opening?: string;
}

/** What a fan has on their mind. Plain data: the same profile and the same replies lead to the same acts. */
export interface FanMind {
  readonly profile: FanProfile;
  /** Counts reactions; each draws from its own seed. */
  readonly step: number;
  readonly said: readonly string[];
  readonly haggled: Readonly<
    Record<string, { readonly rounds: number; readonly firstMinor: number; readonly lastMinor: number }>
  >;
  readonly bought: readonly string[];
  readonly declined: readonly string[];
  readonly hasDoubted: boolean;
  readonly visits: number;
}

export type Stimulus =
  | { readonly type: 'arrive' }
  | { readonly type: 'reply'; readonly text: string; readonly offer: Offer | null }
  | { readonly type: 'no-reply' };

export type Act =
  | { readonly type: 'say'; readonly text: string; readonly afterMs: number }
  | { readonly type: 'buy'; readonly offer: Offer; readonly afterMs: number }
  /** Asks the platform for the money of the last purchase back. */
  | { readonly type: 'refund'; readonly afterMs: number }
  | { readonly type: 'tip'; readonly amountMinor: number; readonly currency: string; readonly afterMs: number }
  /** Goes offline; `returnAfterMs` null means for good. */
  | { readonly type: 'leave'; readonly afterMs: number; readonly returnAfterMs: number | null };

export const newMind = (profile: FanProfile): FanMind => ({
  profile,
  step: 0,
  said: [],
  haggled: {},
  bought: [],
  declined: [],
  hasDoubted: false,
  visits: 0,
});
