import type { OpenSummary } from '@reprise/domain-memory';
import type { Lookup } from '@reprise/event-log';

export interface Summarised {
  /** Messages of the conversation, covered by a summary or not. */
  readonly stored: number;
  /** Oldest stretch first. */
  readonly live: readonly OpenSummary[];
}

const LIVE = `
  select c.fan, c.messages as stored, s.summary_id as "summaryId", s.level, s.messages, s.observations,
         s.first_message_id as "firstMessageId", s.last_message_id as "lastMessageId", s.from_at as "from", s.to_at as "to"
  from conversation c
  left join summary s on s.fan = c.fan and s.replaced_by is null
  where c.fan = any($1::text[])
  order by s.seq`;

type LiveRow = Omit<OpenSummary, 'summaryId' | 'from' | 'to'> & {
  readonly fan: string;
  readonly stored: number;
  readonly summaryId: string | null;
  readonly from: Date;
  readonly to: Date;
};

/** How long each fan's conversation is, and the summaries that stand for it. */
export const liveSummaries: Lookup<string, Summarised> = {
  name: 'live-summaries',
  async load(fans, sql) {
    const rows = await sql.query<LiveRow>(LIVE, [[...new Set(fans)]], 'memory-live-summaries');
    const byFan = Map.groupBy(rows, ({ fan }) => fan);
    return fans.map((fan) => {
      const own = byFan.get(fan) ?? [];
      return { stored: own[0]?.stored ?? 0, live: own.flatMap(opened) };
    });
  },
};

const opened = ({ fan: _, stored: __, summaryId, from, to, ...summary }: LiveRow): OpenSummary[] =>
  summaryId === null ? [] : [{ ...summary, summaryId, from: from.toISOString(), to: to.toISOString() }];
