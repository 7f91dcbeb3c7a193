import { priceWithheldV1, type contentProposedV1, type DataOf, type EventOf } from '@reprise/contracts';

/** The rules failed on a proposal as often as they were tried: whoever waits for a price gets an answer. */
export interface WithholdPrice {
  readonly type: 'WithholdPrice';
  readonly proposal: Pick<DataOf<typeof contentProposedV1>, 'turnId' | 'itemId'>;
  readonly attempts: number;
  readonly now: string;
}

export const withholdPrice = ({
  proposal: { turnId, itemId },
  attempts,
  now,
}: WithholdPrice): EventOf<typeof priceWithheldV1>[] => [
  priceWithheldV1.make({
    turnId,
    itemId,
    reason: 'undecided',
    reasons: [{ rule: 'failure', verdict: `the price could not be decided in ${attempts} attempts` }],
    policyVersion: '',
    occurredAt: now,
  }),
];
