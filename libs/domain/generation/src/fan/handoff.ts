import { handoffClaimedV1, handoffOverdueV1, handoffReleasedV1 } from '@reprise/contracts';
import { DomainError } from '@reprise/event-sourcing';
import type { CheckHandoff, ClaimHandoff, ReleaseHandoff } from './commands.js';
import type { Handoff } from './handoff-state.js';
import type { Recorder } from './recorder.js';
import { closeOpen } from './turn.js';

/** From here on software writes nothing. A turn that waits for a price ends; delivery ends a reply that has not begun to leave. */
export function claimHandoff(recorder: Recorder, { handoffId, by, now }: ClaimHandoff): void {
  const { claimedBy } = openHandoff(recorder, handoffId);
  if (claimedBy === by) return;
  if (claimedBy !== null) throw new DomainError('handoff/claimed', `${claimedBy} has claimed this request`, 409);
  recorder.emit(handoffClaimedV1.make({ handoffId, by, occurredAt: now }));
  closeOpen(recorder, 'handed-off', null, now);
}

export function releaseHandoff(recorder: Recorder, { handoffId, by, now }: ReleaseHandoff): void {
  openHandoff(recorder, handoffId);
  recorder.emit(handoffReleasedV1.make({ handoffId, by, occurredAt: now }));
}

/** An unclaimed request that has waited too long is an incident, once. */
export function checkHandoff(recorder: Recorder, { handoffId, withinSeconds, now }: CheckHandoff): void {
  const handoff = find(recorder, handoffId);
  if (!handoff || handoff.claimedBy !== null || handoff.overdue) return;
  const { reason, requestedAt } = handoff;
  if (Date.parse(now) - Date.parse(requestedAt) < withinSeconds * 1_000) return;
  recorder.emit(handoffOverdueV1.make({ handoffId, reason, requestedAt, withinSeconds, occurredAt: now }));
}

const find = ({ state }: Recorder, handoffId: string): Handoff | undefined =>
  state.handoffs?.find((handoff) => handoff.handoffId === handoffId);

function openHandoff(recorder: Recorder, handoffId: string): Handoff {
  const handoff = find(recorder, handoffId);
  if (!handoff) throw new DomainError('handoff/released', `the request ${handoffId} is settled`, 409);
  return handoff;
}
