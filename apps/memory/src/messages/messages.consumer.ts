import { fanJoinedV1, messageSentV1, platformMessageObservedV1 } from '@reprise/contracts';
import { extractPromises, PROMISE_RULES } from '@reprise/domain-memory';
import { Consumes, type Received } from '@reprise/event-log';
import { Controller } from '@nestjs/common';
import { EmbeddingSweep } from '../embeddings/embedding-sweep.js';
import { learn } from '../facts/learn.js';
import { conversation } from './conversation.js';

/** Our side of the conversation: what creators and their teams wrote, and what this product sent. */
@Controller()
export class MessagesConsumer {
  constructor(private readonly embeddings: EmbeddingSweep) {}

  @Consumes(fanJoinedV1)
  onJoined({ event: { type }, data, subject, work }: Received<typeof fanJoinedV1>): Promise<void> {
    conversation.project(work, subject, { type, data });
    return Promise.resolve();
  }

  @Consumes(platformMessageObservedV1)
  async onObserved({ event, data, subject, work }: Received<typeof platformMessageObservedV1>): Promise<void> {
    const { messageId, text, by, occurredAt: at, origin } = data;
    conversation.project(work, subject, { type: event.type, data });
    this.embeddings.due(work, subject.fan, messageId);
    // Only people make promises on the creator's behalf; software before us may have said anything.
    if (by === 'software') return;
    const stated = extractPromises(text);
    await learn(work, subject, { stated, extractor: PROMISE_RULES, eventId: event.id, messageId, at, origin });
  }

  @Consumes(messageSentV1)
  onSent({ event: { type }, data, subject, work }: Received<typeof messageSentV1>): Promise<void> {
    conversation.project(work, subject, { type, data });
    this.embeddings.due(work, subject.fan, data.platformMessageId);
    return Promise.resolve();
  }
}
