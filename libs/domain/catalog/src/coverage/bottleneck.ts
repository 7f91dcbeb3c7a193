/** From asking to buying, over one creator’s fans. */
export interface Demand {
  /** Fans whose conversation came to selling: they asked, or were led there. */
  readonly fans: number;
  /** Turns that needed an item. */
  readonly requests: number;
  /** Of these, how many found nothing to sell. */
  readonly missing: number;
  /** Different items that were offered to a fan, counted once a fan. */
  readonly offers: number;
  /** Of these, how many the fan owns by now. */
  readonly bought: number;
  /** Of these, how many were last offered too short a time ago to count as left. */
  readonly waiting: number;
}

export type Bottleneck = 'content' | 'chat' | 'traffic' | 'too-few';

export interface Verdict {
  readonly bottleneck: Bottleneck;
  /** How many times as much would sell if every request found an item; null: none ever did. */
  readonly contentFactor: number | null;
  /** How many times as much would sell if one offer in ten were bought; null: none was bought. */
  readonly chatFactor: number | null;
}

/** An offer that was not bought in this time was declined or left unanswered, in milliseconds: two lives of a quote. */
export const OFFER_WAITS_MS = 48 * 3_600_000;

/** Below these counts a share is anybody’s guess: with 30, a true half is seen as anything between a third and two thirds. */
const FEWEST_FANS = 10;
const FEWEST_REQUESTS = 30;
const FEWEST_OFFERS = 30;
/** Offers that are bought where the chat does its part: an assumption, the same for everybody, to compare creators by. */
const BOUGHT_SHARE = 0.1;
/** What would sell less than a quarter more is not what holds a creator back. */
const WORTH_IT = 1.25;

/**
 * Which step holds a creator’s sales back. Sales are fans × requests a fan × the share that finds an item × the share of
 * offers that is bought, so mending one step multiplies them: content by requests ÷ (requests − missing), chat by 10 % ÷
 * (bought ÷ offers settled). The larger factor names the bottleneck; when neither reaches 1.25, what is asked for is there
 * and is bought, and only more fans would sell more: traffic. `too-few` under 10 fans, 30 requests or 30 settled offers;
 * but where most requests find nothing, offers stay few for that reason, and content is named without them.
 */
export function bottleneckOf(demand: Demand): Verdict {
  const { fans, requests, missing, offers, bought, waiting } = demand;
  const settled = offers - waiting;
  const contentFactor = factor(requests, requests - missing);
  const chatFactor = factor(BOUGHT_SHARE * settled, bought);
  return { bottleneck: verdictOf(), contentFactor, chatFactor };

  function verdictOf(): Bottleneck {
    if (fans < FEWEST_FANS || requests < FEWEST_REQUESTS) return 'too-few';
    if (settled < FEWEST_OFFERS) return missing * 2 > requests ? 'content' : 'too-few';
    const content = contentFactor ?? Infinity;
    const chat = chatFactor ?? Infinity;
    if (Math.max(content, chat) < WORTH_IT) return 'traffic';
    return content >= chat ? 'content' : 'chat';
  }
}

const factor = (now: number, then: number): number | null => (then === 0 ? null : Math.round((now / then) * 100) / 100);
