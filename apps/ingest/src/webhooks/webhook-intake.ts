import { Injectable } from '@nestjs/common';
import { DomainError } from '@reprise/event-sourcing';
import type { LiveCommand, Profile } from '@reprise/domain-ingest';
import { EventLog, fanRef, ids, type Subject } from '@reprise/event-log';
import type { Connection } from '../connections/connection.js';
import { Creators } from '../creators/creators.js';
import { decide } from '../fan-stream.js';
import { fanWriter } from '../fans/fan-writer.js';
import { assertToldOfNobodyElse } from '../money/first-told.js';
import { StopSweep } from '../persons/stop-sweep.js';
import { PLATFORMS } from '../platforms/platforms.js';
import { Quarantine } from '../quarantine/quarantine.js';
import { acceptWebhook, wasAccepted, type WebhookKey } from './inbox.js';

export interface SignedWebhook {
  readonly id: string;
  readonly body: unknown;
  readonly raw: Buffer;
}

/** Takes a verified webhook in: recorded once, durably, or kept in quarantine with the reason. */
@Injectable()
export class WebhookIntake {
  constructor(
    private readonly log: EventLog,
    private readonly creators: Creators,
    private readonly quarantine: Quarantine,
    private readonly stops: StopSweep,
  ) {}

  /** Resolves once the webhook is durable. Throws what the platform should be told; the webhook is then in quarantine. */
  async take(webhook: SignedWebhook, connection: Connection): Promise<void> {
    const translation = PLATFORMS.get(connection.platform)!.translate(webhook.body, webhook.id, connection);
    if ('problem' in translation) return this.refuse(webhook, connection, 'webhook/unknown-shape', translation.problem);
    const { command, profile } = translation;
    if (!(await this.creators.isKnown(connection, profile.platformCreatorId)))
      return this.refuse(
        webhook,
        connection,
        'creator/unknown',
        `creator ${profile.platformCreatorId} is not registered: POST /v1/ingest/creators, then send the webhook again`,
      );
    try {
      await this.record({ connection: connection.id, webhookId: webhook.id }, command, profile, connection.tenant);
    } catch (error) {
      if (error instanceof DomainError) return this.refuse(webhook, connection, error.code, error.message);
      throw error;
    }
  }

  private record(key: WebhookKey, command: LiveCommand, profile: Profile, tenant: string): Promise<void> {
    const subject = subjectOf(profile, tenant);
    return this.log.submit({
      key: subject.fan,
      streams: [fanRef('ingest', subject)],
      cause: this.log.rootCause(),
      run: async (work) => {
        if (await work.ask(wasAccepted, key)) return;
        await assertToldOfNobodyElse(work, subject, command);
        this.stops.follow(work, await decide(work, subject, command));
        work.write(acceptWebhook, key);
        work.write(fanWriter, { subject, profile, seenAt: command.occurredAt });
      },
    });
  }

  private async refuse(webhook: SignedWebhook, connection: Connection, code: string, detail: string): Promise<never> {
    await this.quarantine.keep({ connection, webhookId: webhook.id, reason: code, detail, body: webhook.raw });
    throw new DomainError(code, detail, 422);
  }
}

export function subjectOf({ platform, platformCreatorId, platformFanId }: Profile, tenant: string): Subject {
  const creator = ids.creatorId(tenant, platformCreatorId);
  return { tenant, creator, fan: ids.fanId(tenant, creator, platform, platformFanId) };
}
