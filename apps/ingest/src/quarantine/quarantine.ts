import { cutText, mendText } from '@reprise/contracts';
import { Inject, Injectable } from '@nestjs/common';
import { hkdfSync } from 'node:crypto';
import { EventLog, LocalKms } from '@reprise/event-log';
import { SERVICE_CONFIG } from '@reprise/service-host';
import type { IngestConfig } from '../config.js';
import type { Connection } from '../connections/connection.js';

export interface Suspect {
  readonly connection: Connection;
  readonly webhookId: string;
  readonly reason: string;
  readonly detail: string;
  readonly body: Buffer;
}

/** Authentic webhooks that nothing could be made of: sealed under a key of the tenant, kept for 30 days. */
@Injectable()
export class Quarantine {
  constructor(
    private readonly log: EventLog,
    @Inject(SERVICE_CONFIG) private readonly config: IngestConfig,
  ) {}

  async keep({ connection, webhookId, reason, detail, body }: Suspect): Promise<void> {
    const context = JSON.stringify([connection.tenant, connection.id, webhookId]);
    const sealed = await this.keyOf(connection.tenant).wrap(body, context);
    await this.log.query(
      `insert into quarantine (tenant, connection, webhook_id, reason, detail, sealed_body) values ($1, $2, $3, $4, $5, $6)
       on conflict (connection, webhook_id) do update set reason = excluded.reason, detail = excluded.detail`,
      [connection.tenant, connection.id, webhookId, reason, cutText(mendText(detail), 2_000), sealed],
    );
  }

  /** What is kept of a tenant, newest first, without the bodies. */
  list(tenant: string): Promise<object[]> {
    return this.log.query(
      `select id, connection, webhook_id as "webhookId", reason, detail, received_at as "receivedAt", expires_at as "expiresAt"
       from quarantine where tenant = $1 order by id desc limit 200`,
      [tenant],
    );
  }

  private keyOf(tenant: string): LocalKms {
    const master = Buffer.from(this.config.REPRISE_KMS_KEY, 'base64');
    return new LocalKms(Buffer.from(hkdfSync('sha256', master, tenant, 'reprise.quarantine', 32)));
  }
}
