import { SITTING_GAP_MS, type Moment } from '@reprise/domain-memory';
import type { Lookup } from '@reprise/event-log';

export interface Uncounted {
  readonly fan: string;
  /** The last message counted; null for none. */
  readonly after: string | null;
  readonly limit: number;
}

export interface UncountedMoments {
  readonly moments: readonly Moment[];
  /** The last message among them in the order of storing; null when there is none. */
  readonly lastMessageId: string | null;
}

// A purchase of an item that was not wholly paid back, while the messages were written or within the pause that ends a sitting.
const UNCOUNTED = `
  select a.n, m.message_id as "messageId", m.by, m.at, m.words
  from unnest($1::int[], $2::text[], $3::text[], $4::int[]) a(n, fan, after, wanted)
  cross join lateral (
    with uncounted as materialized (
      select seq, message_id, case when author = 'fan' then 'fan' else 'us' end as by, at, words from message
      where fan = a.fan and seq > coalesce((select seq from message where fan = a.fan and message_id = a.after), 0)
      order by seq limit a.wanted
    ), span as (
      select min(at) as first, max(at) + interval '${SITTING_GAP_MS} milliseconds' as last from uncounted
    )
    select seq, message_id, by, at, words from uncounted
    union all
    select null, null, 'purchase', valid_from, 0 from fact, span
    where fan = a.fan and heading = 'purchases' and predicate = 'bought' and valid_to is null and valid_from between first and last
  ) m
  order by a.n, m.seq nulls first`;

interface UncountedRow {
  readonly n: number;
  readonly messageId: string | null;
  readonly by: Moment['by'];
  readonly at: Date;
  readonly words: number;
}

/** What no sitting counts yet, in the order of storing: times and counts, no texts. */
export const uncountedMoments: Lookup<Uncounted, UncountedMoments> = {
  name: 'uncounted-moments',
  async load(asked, sql) {
    const rows = await sql.query<UncountedRow>(
      UNCOUNTED,
      [
        asked.map((_, n) => n),
        asked.map(({ fan }) => fan),
        asked.map(({ after }) => after),
        asked.map(({ limit }) => limit),
      ],
      'memory-uncounted-moments',
    );
    const byAsker = Map.groupBy(rows, ({ n }) => n);
    return asked.map((_, n) => {
      const own = byAsker.get(n) ?? [];
      return {
        moments: own.map(({ by, at, words }) => ({ by, at: at.toISOString(), words })),
        lastMessageId: own.at(-1)?.messageId ?? null,
      };
    });
  },
};
