import type { Observation } from '@reprise/contracts';
import type { Lookup } from '@reprise/event-log';

export interface Uncovered {
  readonly fan: string;
  /** The last message a summary covers; null for none. */
  readonly after: string | null;
  readonly limit: number;
}

const UNCOVERED = `
  select a.n, m.message_id as "messageId", m.author, m.text, m.at
  from unnest($1::int[], $2::text[], $3::text[], $4::int[]) a(n, fan, after, wanted)
  cross join lateral (
    select * from message
    where fan = a.fan and seq > coalesce((select seq from message where fan = a.fan and message_id = a.after), 0)
    order by seq limit a.wanted
  ) m
  order by a.n, m.seq`;

interface UncoveredRow {
  readonly n: number;
  readonly messageId: string;
  readonly author: string;
  readonly text: string;
  readonly at: Date;
}

/** Messages no summary covers yet, in the order of storing: late history is summarised after what came before it. */
export const uncoveredMessages: Lookup<Uncovered, Observation[]> = {
  name: 'uncovered-messages',
  async load(asked, sql) {
    const rows = await sql.query<UncoveredRow>(
      UNCOVERED,
      [
        asked.map((_, n) => n),
        asked.map(({ fan }) => fan),
        asked.map(({ after }) => after),
        asked.map(({ limit }) => limit),
      ],
      'memory-uncovered-messages',
    );
    const byAsker = Map.groupBy(rows, ({ n }) => n);
    return asked.map((_, n) =>
      (byAsker.get(n) ?? []).map(({ messageId, author, text, at }) => ({
        messageId,
        from: author === 'fan' ? 'fan' : 'us',
        text,
        at: at.toISOString(),
      })),
    );
  },
};
