import { handoffRequestedV1, type HandoffReason } from '@reprise/contracts';
import type { Recorder } from './recorder.js';

/** Records that a person is wanted, unless that is on record already. The request is named for the turn that asked. */
export function requestHandoff(
  recorder: Recorder,
  reason: HandoffReason,
  {
    turnId,
    messageIds,
    now,
  }: { readonly turnId: string; readonly messageIds: readonly string[]; readonly now: string },
): void {
  if (recorder.state.handoffs?.some((handoff) => handoff.reason === reason)) return;
  recorder.emit(handoffRequestedV1.make({ handoffId: turnId, reason, messageIds: [...messageIds], occurredAt: now }));
}
