import type { PricingPolicy } from '@reprise/contracts';
import { tableWriter } from '@reprise/event-log';

export interface PublishedPolicy {
  readonly creator: string;
  readonly tenant: string;
  readonly policy: PricingPolicy;
  readonly by: string;
  readonly at: string;
}

/** The policy in force of each creator. */
export const policyWriter = tableWriter<PublishedPolicy>({
  table: 'price_policy',
  columns: {
    creator: ['text', (row) => row.creator],
    tenant: ['text', (row) => row.tenant],
    policy: ['json', (row) => row.policy],
    published_by: ['text', (row) => row.by],
    published_at: ['timestamptz', (row) => row.at],
  },
  key: (row) => row.creator,
  conflict: `on conflict (creator) do update
    set policy = excluded.policy, published_by = excluded.published_by, published_at = excluded.published_at`,
});
