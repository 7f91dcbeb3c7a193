import {
  deliveryCancelledV1,
  fanMessageReceivedV1,
  messageFailedV1,
  messageSentV1,
  turnClosedV1,
  turnPlannedV1,
  type DataOf,
  type EventContract,
  type StoredEvent,
} from '@reprise/contracts';

/** How an inbound message ended, by the last turn that names it. */
export type Outcome = 'sent' | 'failed' | 'cancelled' | 'closed' | 'pending' | 'lost';

export interface MessageOutcome {
  readonly messageId: string;
  readonly outcome: Outcome;
  /** Why: the reason of a closed, cancelled or failed turn; the deadline of a pending one. */
  readonly detail: string | null;
  /** Final outcomes of the message; more than one breaks rule 9. */
  readonly finals: number;
}

interface Turn {
  readonly messageIds: readonly string[];
  readonly deadline: string;
  readonly finals: { outcome: Outcome; detail: string | null }[];
}

const is = <C extends EventContract>(contract: C, event: StoredEvent): event is StoredEvent & { data: DataOf<C> } =>
  event.type === contract.type;

/**
 * The outcome of every live inbound message of one fan, from the fan's records in order: exactly one of sent,
 * failed, cancelled or closed, or `pending` with a deadline. `lost` is a message no turn ever named.
 */
export class MessageOutcomes {
  private readonly lastTurn = new Map<string, Turn | null>();
  private readonly turns = new Map<string, Turn>();

  apply(event: StoredEvent): void {
    if (is(fanMessageReceivedV1, event)) {
      if (event.data.origin === 'live' && !this.lastTurn.has(event.data.messageId))
        this.lastTurn.set(event.data.messageId, null);
    } else if (is(turnPlannedV1, event)) this.plan(event.data);
    else if (is(turnClosedV1, event)) {
      if (event.data.reason !== 'superseded') this.end(event.data, 'closed', event.data.reason);
    } else if (is(messageSentV1, event)) this.end(event.data, 'sent', null);
    else if (is(messageFailedV1, event)) this.end(event.data, 'failed', event.data.reason);
    else if (is(deliveryCancelledV1, event)) {
      if (event.data.reason !== 'superseded') this.end(event.data, 'cancelled', event.data.reason);
    }
  }

  list(): MessageOutcome[] {
    return [...this.lastTurn].map(([messageId, turn]) => {
      if (!turn) return { messageId, outcome: 'lost', detail: null, finals: 0 };
      const last = turn.finals.at(-1);
      return last
        ? { messageId, ...last, finals: turn.finals.length }
        : { messageId, outcome: 'pending', detail: turn.deadline, finals: 0 };
    });
  }

  private plan({ turnId, messageIds, deadline }: DataOf<typeof turnPlannedV1>): void {
    const turn: Turn = { messageIds, deadline, finals: [] };
    this.turns.set(turnId, turn);
    for (const id of messageIds) this.lastTurn.set(id, turn);
  }

  private end({ turnId }: { readonly turnId: string }, outcome: Outcome, detail: string | null): void {
    this.turns.get(turnId)?.finals.push({ outcome, detail });
  }
}

/** Messages per outcome, for a summary line. */
export function countOutcomes(outcomes: Iterable<MessageOutcome>): Record<Outcome, number> {
  const counts: Record<Outcome, number> = { sent: 0, failed: 0, cancelled: 0, closed: 0, pending: 0, lost: 0 };
  for (const { outcome } of outcomes) counts[outcome]++;
  return counts;
}
