import { DEFAULT_PRICING_POLICY, TENANT_WIDE_CREATOR, type PricingPolicy } from '@reprise/contracts';
import { ids, type Lookup, type Subject } from '@reprise/event-log';

/** What a price of this item depends on beyond the fan. What was read is recorded: a quote cites the policy's version. */
export interface Terms {
  readonly policy: PricingPolicy;
  /** Version of the item's stream at which it was withdrawn; 0: never. */
  readonly withdrawnVersion: number;
  /** The fan's person has other fans. */
  readonly linked: boolean;
}

export const termsOf: Lookup<Subject & { readonly itemId: string | null }, Terms> = {
  name: 'pricing-terms',
  async load(asked, sql) {
    const found = await sql.query<{
      at: string;
      policy: PricingPolicy | null;
      withdrawn: number | null;
      linked: boolean;
    }>(
      `select q.at, p.policy,
              (select max(w.version) from withdrawn_item w
               where w.item_id = q.item and w.creator in (q.creator, q.everyone)) as withdrawn,
              exists (select from person_link l where l.fan = q.fan)
                or exists (select from person_link l where l.other_fan = q.fan) as linked
       from unnest($1::text[], $2::text[], $3::text[], $4::text[]) with ordinality q(creator, everyone, item, fan, at)
       left join price_policy p on p.creator = q.creator`,
      [
        asked.map(({ creator }) => creator),
        asked.map(({ tenant }) => ids.creatorId(tenant, TENANT_WIDE_CREATOR)),
        asked.map(({ itemId }) => itemId),
        asked.map(({ fan }) => fan),
      ],
      'pricing-terms',
    );
    const terms = new Map(found.map((row) => [Number(row.at) - 1, row]));
    return asked.map((_, at) => ({
      policy: terms.get(at)?.policy ?? DEFAULT_PRICING_POLICY,
      withdrawnVersion: terms.get(at)?.withdrawn ?? 0,
      linked: terms.get(at)?.linked ?? false,
    }));
  },
};
