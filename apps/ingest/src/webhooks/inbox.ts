import type { Lookup, Writer } from '@reprise/event-log';

export interface WebhookKey {
  readonly connection: string;
  readonly webhookId: string;
}

/** Whether a webhook was accepted before: the platform sends one again until it has read our answer. */
export const wasAccepted: Lookup<WebhookKey, boolean> = {
  name: 'webhooks-accepted',
  async load(keys, sql) {
    const found = await sql.query<{ at: number }>(
      `select q.at::int from unnest($1::text[], $2::text[]) with ordinality q(connection, webhook_id, at) join webhook using (connection, webhook_id)`,
      [keys.map((key) => key.connection), keys.map((key) => key.webhookId)],
      'ingest-webhooks-accepted',
    );
    const accepted = new Set(found.map(({ at }) => at));
    return keys.map((_, i) => accepted.has(i + 1));
  },
};

export const acceptWebhook: Writer<WebhookKey> = {
  name: 'webhooks',
  async flush(rows, sql) {
    await sql.query(
      'insert into webhook (connection, webhook_id) select * from unnest($1::text[], $2::text[]) on conflict do nothing',
      [rows.map((row) => row.connection), rows.map((row) => row.webhookId)],
      'ingest-accept-webhooks',
    );
  },
};
