import type { contentProposedV1, DataOf } from '@reprise/contracts';
import type { Random, Subject, Work } from '@reprise/event-log';
import { decide } from '../fan-stream.js';
import type { Terms } from '../policies/terms.js';

/** Decides the price of a proposed item. The fan's stream and those of the item are locked by the task. */
export async function priceProposal(
  work: Work,
  subject: Subject,
  proposal: DataOf<typeof contentProposedV1>,
  { policy, withdrawnVersion }: Terms,
  random: Random,
): Promise<void> {
  await decide(work, subject, {
    type: 'Quote',
    proposal,
    policy,
    withdrawn: proposal.itemVersion <= withdrawnVersion,
    quoteId: random.uuid(),
    seed: random.seed(),
    now: work.now,
  });
}
