import type { PricingPolicy } from '@reprise/contracts';
import type { Writer } from '@reprise/event-log';

export interface PublishedPolicy {
  readonly creator: string;
  readonly tenant: string;
  readonly policy: PricingPolicy;
  readonly by: string;
  readonly at: string;
}

/** The policy in force of each creator. */
export const policyWriter: Writer<PublishedPolicy> = {
  name: 'price-policies',
  async flush(rows, sql) {
    const last = [...new Map(rows.map((row) => [row.creator, row])).values()];
    await sql.query(
      `insert into price_policy (creator, tenant, policy, published_by, published_at)
       select * from unnest($1::text[], $2::text[], $3::json[], $4::text[], $5::timestamptz[])
       on conflict (creator) do update
         set policy = excluded.policy, published_by = excluded.published_by, published_at = excluded.published_at`,
      [
        last.map((r) => r.creator),
        last.map((r) => r.tenant),
        last.map((r) => JSON.stringify(r.policy)),
        last.map((r) => r.by),
        last.map((r) => r.at),
      ],
    );
  },
};
