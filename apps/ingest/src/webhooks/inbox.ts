import { tableWriter, type Lookup } from '@reprise/event-log';

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

export const acceptWebhook = tableWriter<WebhookKey>({
  table: 'webhook',
  columns: {
    connection: ['text', (row) => row.connection],
    webhook_id: ['text', (row) => row.webhookId],
  },
  conflict: 'on conflict do nothing',
});
