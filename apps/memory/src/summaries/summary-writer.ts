import { type EventOf, isSealed, mendText, type StoredEvent, type summaryUpdatedV1 } from '@reprise/contracts';
import type { Writer } from '@reprise/event-log';

/** jsonb has no NUL and no half a surrogate pair. Mended in the values: in JSON, the six typed characters `\u0000` look alike. */
const storable = (observations: StoredSummary['data']['observations']) =>
  isSealed(observations) ? observations : observations.map((line) => ({ ...line, text: mendText(line.text) }));

export type StoredSummary = StoredEvent<EventOf<typeof summaryUpdatedV1>>;

// Later summaries of a batch may replace earlier ones of it: the rows are there before they are marked.
const STORE = `
  with given as (
    select * from unnest($1::text[], $2::text[], $3::text[], $4::smallint[], $5::int[], $6::jsonb[], $7::text[], $8::text[],
                         $9::timestamptz[], $10::timestamptz[], $11::text[], $12::jsonb[], $13::timestamptz[])
      with ordinality as g(fan, summary_id, tenant, level, messages, observations, first_message_id, last_message_id,
                           from_at, to_at, summarizer, replaces, recorded_at, n)
  ), replaced as (
    select fan, old.summary_id, given.summary_id as by from given, jsonb_array_elements_text(replaces) old(summary_id)
  ), marked as (
    update summary s set replaced_by = r.by from replaced r where s.fan = r.fan and s.summary_id = r.summary_id
  )
  insert into summary (fan, summary_id, tenant, level, messages, observations, first_message_id, last_message_id, from_at, to_at,
                       summarizer, recorded_at, replaced_by)
  select g.fan, g.summary_id, g.tenant, g.level, g.messages, g.observations, g.first_message_id, g.last_message_id, g.from_at, g.to_at,
         g.summarizer, g.recorded_at, r.by
  from given g left join replaced r on r.fan = g.fan and r.summary_id = g.summary_id
  order by g.n
  on conflict (fan, summary_id) do nothing`;

/** Summaries as they can be read: the open side of memory's own events. */
export const summaryWriter: Writer<StoredSummary> = {
  name: 'summaries',
  async flush(events, sql) {
    const column = <T>(value: (event: StoredSummary) => T) => events.map(value);
    await sql.query(
      STORE,
      [
        column((e) => e.fan),
        column((e) => e.data.summaryId),
        column((e) => e.tenant),
        column((e) => e.data.level),
        column((e) => e.data.messages),
        column((e) => JSON.stringify(storable(e.data.observations))),
        column((e) => e.data.firstMessageId),
        column((e) => e.data.lastMessageId),
        column((e) => e.data.from),
        column((e) => e.data.to),
        column((e) => e.data.summarizer),
        column((e) => JSON.stringify(e.data.replaces)),
        column((e) => e.time),
      ],
      'memory-store-summaries',
    );
  },
};
