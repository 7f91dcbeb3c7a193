import type {
  contentMissingV1,
  contextRecalledV1,
  DataOf,
  deliveryCancelledV1,
  messageFailedV1,
  messageSentV1,
  Opened,
  priceQuotedV1,
  priceWithheldV1,
  RestrictionKind,
  Sale,
} from '@reprise/contracts';
import type { Budget } from '../budget/budget.js';
import type { CreatorSettings } from '../persona/creator-settings.js';

/** Whose conversation this is; transitions carry it, so that they can be read without headers. */
export interface Party {
  readonly creator: string;
  readonly fan: string;
}

/** Ids and chance for one turn, drawn by the shell. */
export interface TurnSeeds {
  readonly turnId: string;
  /** For a turn that only tells the fan something, beside the one of the message. */
  readonly noticeTurnId: string;
  /** One an attempt: the draft, its repair, the plain fallback. */
  readonly draftIds: readonly [string, string, string];
  readonly seed: number;
}

/** What every command that may write a reply carries. */
interface Writing extends Party {
  readonly settings: CreatorSettings;
  readonly seeds: TurnSeeds;
  /**
   * Opened query of the unfinished turn (`carriedQuery`), when there is one: what was asked there must still be
   * looked for when a newer turn takes its messages over.
   */
  readonly carriedQuery: string;
  readonly now: string;
}

export interface ReadMessage extends Writing {
  readonly type: 'ReadMessage';
  readonly context: Opened<DataOf<typeof contextRecalledV1>>;
  /** What somebody else than the rules made of the text, as it came: parsed here, and refused unless it is an extraction. */
  readonly reading?: { readonly reader: string; readonly answer: unknown };
  readonly budget: Budget;
  /** Until when the turns that all fans of the creator share are spent; null while they are not. */
  readonly creatorFull: string | null;
}
/** There may be room in the budget again: the newest message that waited is answered. */
export interface AnswerHeld extends Writing {
  readonly type: 'AnswerHeld';
  /** Its opened text, as much of it as was kept. */
  readonly text: string;
  /** What the fan did not want to be offered. */
  readonly avoid: readonly string[];
  readonly budget: Budget;
  readonly creatorFull: string | null;
}
export interface Priced extends Writing {
  readonly type: 'Priced';
  readonly quote: DataOf<typeof priceQuotedV1>;
}
export interface Withheld extends Writing {
  readonly type: 'Withheld';
  readonly withheld: Pick<DataOf<typeof priceWithheldV1>, 'turnId' | 'itemId' | 'reason'>;
}
export interface Missing extends Writing {
  readonly type: 'Missing';
  readonly missing: Pick<DataOf<typeof contentMissingV1>, 'turnId' | 'reason'>;
}
export interface SaleHappened extends Writing {
  readonly type: 'SaleHappened';
  readonly sale: Sale;
}
export interface DeliveryOutcome extends Party {
  readonly type: 'DeliveryOutcome';
  readonly delivery:
    | ({ readonly outcome: 'sent' } & Pick<DataOf<typeof messageSentV1>, 'turnId' | 'draftId'>)
    | ({ readonly outcome: 'failed' } & Pick<DataOf<typeof messageFailedV1>, 'turnId' | 'draftId' | 'reason'>)
    | ({ readonly outcome: 'cancelled' } & Pick<DataOf<typeof deliveryCancelledV1>, 'turnId' | 'draftId' | 'reason'>);
  readonly settings: CreatorSettings;
  readonly now: string;
}
export interface Restricted extends Party {
  readonly type: 'Restricted';
  readonly kind: RestrictionKind;
  readonly reason: string;
  readonly settings: CreatorSettings;
  readonly now: string;
}
export interface Lifted extends Party {
  readonly type: 'Lifted';
  readonly kind: RestrictionKind;
  readonly reason: string;
  readonly settings: CreatorSettings;
  readonly now: string;
}
/** A quote can no longer be bought: its time ran out, or its item was withdrawn. */
export interface QuoteExpired extends Party {
  readonly type: 'QuoteExpired';
  readonly quoteId: string;
  readonly reason: string;
  /** A newer quote of the item took its place: that one tells, unless nobody waits for it any more. */
  readonly replaced: boolean;
  readonly settings: CreatorSettings;
  readonly now: string;
}
export interface ExpireTurn {
  readonly type: 'ExpireTurn';
  readonly turnId: string;
  readonly now: string;
}

/** A person takes the conversation. */
export interface ClaimHandoff {
  readonly type: 'ClaimHandoff';
  readonly handoffId: string;
  readonly by: string;
  readonly now: string;
}
/** The request is settled, whether it was claimed or not. */
export interface ReleaseHandoff {
  readonly type: 'ReleaseHandoff';
  readonly handoffId: string;
  readonly by: string;
  readonly now: string;
}
/** Looks whether a request has waited for longer than is allowed. */
export interface CheckHandoff {
  readonly type: 'CheckHandoff';
  readonly handoffId: string;
  readonly withinSeconds: number;
  readonly now: string;
}

export type GenerationCommand =
  | ReadMessage
  | AnswerHeld
  | Priced
  | Withheld
  | Missing
  | SaleHappened
  | DeliveryOutcome
  | Restricted
  | Lifted
  | QuoteExpired
  | ExpireTurn
  | ClaimHandoff
  | ReleaseHandoff
  | CheckHandoff;
