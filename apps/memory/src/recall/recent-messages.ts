import { RECALL_LIMITS, type FoundMessage } from '@reprise/domain-memory';
import type { Lookup } from '@reprise/event-log';

export interface Recent {
  /** Messages of the fan so far, imported ones included. */
  readonly fanMessages: number;
  /** The latest turns, newest first. */
  readonly messages: readonly FoundMessage[];
}

const RECENT = `
  select a.n, c.fan_messages as "fanMessages", m.message_id as "messageId", m.author, m.text, m.at
  from unnest($1::int[], $2::text[], $3::text[]) a(n, fan, besides)
  join conversation c on c.fan = a.fan
  left join lateral (
    select * from message where fan = a.fan and message_id <> a.besides order by at desc, seq desc limit ${RECALL_LIMITS.recent}
  ) m on true
  order by a.n, m.at desc, m.seq desc`;

interface RecentRow {
  readonly n: number;
  readonly fanMessages: number;
  readonly messageId: string | null;
  readonly author: string;
  readonly text: string;
  readonly at: Date;
}

/** How long a conversation is and what was said last in it, besides the message at hand. */
export const recentMessages: Lookup<{ readonly fan: string; readonly besides: string }, Recent> = {
  name: 'recent-messages',
  async load(asked, sql) {
    const rows = await sql.query<RecentRow>(
      RECENT,
      [asked.map((_, n) => n), asked.map(({ fan }) => fan), asked.map(({ besides }) => besides)],
      'memory-recent-messages',
    );
    const byAsker = Map.groupBy(rows, ({ n }) => n);
    return asked.map((_, n) => {
      const own = byAsker.get(n) ?? [];
      return { fanMessages: own[0]?.fanMessages ?? 0, messages: own.flatMap(found) };
    });
  },
};

const found = ({ messageId, author, text, at }: RecentRow): FoundMessage[] =>
  messageId === null
    ? []
    : [{ messageId, from: author === 'fan' ? 'fan' : 'us', text, at: at.toISOString(), score: 0 }];
