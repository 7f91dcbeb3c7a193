import { mendText, type Origin } from '@reprise/contracts';
import { themesOf } from '@reprise/domain-memory';
import type { Writer } from '@reprise/event-log';

export interface MessageRow {
  readonly tenant: string;
  readonly fan: string;
  /** The platform's id: a message heard of twice (we sent it, then the platform told us) is one message. */
  readonly messageId: string;
  readonly author: 'fan' | 'creator' | 'team' | 'software';
  readonly text: string;
  readonly itemId: string | null;
  readonly at: string;
  readonly origin: Origin;
  readonly quality: number | null;
}

const STORE = `
  with stored as (
    insert into message (tenant, fan, message_id, author, text, item_id, at, origin, quality, themes)
    select tenant, fan, message_id, author, text, item_id, at, origin, quality, string_to_array(themes, ' ')
    from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::timestamptz[], $8::text[], $9::smallint[],
      $10::text[]) with ordinality as m(tenant, fan, message_id, author, text, item_id, at, origin, quality, themes, n)
    order by n
    on conflict (fan, message_id) do nothing
    returning tenant, fan, author, words
  )
  insert into conversation (fan, tenant, messages, fan_messages, words)
  select fan, tenant, count(*), count(*) filter (where author = 'fan'), sum(words) from stored group by fan, tenant
  on conflict (fan) do update set
    messages = conversation.messages + excluded.messages,
    fan_messages = conversation.fan_messages + excluded.fan_messages,
    words = conversation.words + excluded.words`;

/** Stores messages once each and keeps the count and length of every conversation in step. */
export const messageWriter: Writer<MessageRow> = {
  name: 'messages',
  async flush(rows, sql) {
    await sql.query(
      STORE,
      [
        rows.map((row) => row.tenant),
        rows.map((row) => row.fan),
        rows.map((row) => row.messageId),
        rows.map((row) => row.author),
        // The log of an earlier release may hold what PostgreSQL refuses; the event keeps the original.
        rows.map((row) => mendText(row.text)),
        rows.map((row) => row.itemId),
        rows.map((row) => row.at),
        rows.map((row) => row.origin),
        rows.map((row) => row.quality),
        rows.map((row) => themesOf(row.text).join(' ')),
      ],
      'memory-store-messages',
    );
  },
};
