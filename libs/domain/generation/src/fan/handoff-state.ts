import {
  handoffClaimedV1,
  handoffOverdueV1,
  handoffReleasedV1,
  handoffRequestedV1,
  type EventOf,
  type HandoffReason,
} from '@reprise/contracts';

export type HandoffEvent =
  | EventOf<typeof handoffRequestedV1>
  | EventOf<typeof handoffClaimedV1>
  | EventOf<typeof handoffReleasedV1>
  | EventOf<typeof handoffOverdueV1>;

/** A request for a person that is not settled. */
export interface Handoff {
  readonly handoffId: string;
  readonly reason: HandoffReason;
  readonly requestedAt: string;
  /** Who writes here instead of software; null while nobody has claimed it. */
  readonly claimedBy: string | null;
  readonly overdue: boolean;
}

export function handoffsAfter(handoffs: readonly Handoff[], { type, data }: HandoffEvent): readonly Handoff[] {
  const { handoffId } = data;
  const changed = (change: Partial<Handoff>) =>
    handoffs.map((handoff) => (handoff.handoffId === handoffId ? { ...handoff, ...change } : handoff));
  switch (type) {
    case handoffRequestedV1.type: {
      const { reason, occurredAt: requestedAt } = data;
      return [...handoffs, { handoffId, reason, requestedAt, claimedBy: null, overdue: false }];
    }
    case handoffClaimedV1.type:
      return changed({ claimedBy: data.by });
    case handoffReleasedV1.type:
      return handoffs.filter((handoff) => handoff.handoffId !== handoffId);
    case handoffOverdueV1.type:
      return changed({ overdue: true });
  }
}
