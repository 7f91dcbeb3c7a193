import { fanJoinedV1, messageSentV1, platformMessageObservedV1 } from '@reprise/contracts';
import { extractPromises, PROMISE_RULES } from '@reprise/domain-memory';
import { Consumes, type Received } from '@reprise/event-log';
import { Controller } from '@nestjs/common';
import { EmbeddingSweep } from '../embeddings/embedding-sweep.js';
import { learn } from '../facts/learn.js';
import { messageWriter } from './message-writer.js';
import { nameWriter } from './name-writer.js';

/** Our side of the conversation: what creators and their teams wrote, and what this product sent. */
@Controller()
export class MessagesConsumer {
  constructor(private readonly embeddings: EmbeddingSweep) {}

  @Consumes(fanJoinedV1)
  onJoined({ data, subject, work }: Received<typeof fanJoinedV1>): Promise<void> {
    const { fanName, platformCreatorId: creatorName } = data;
    work.write(nameWriter, { tenant: subject.tenant, fan: subject.fan, fanName, creatorName });
    return Promise.resolve();
  }

  @Consumes(platformMessageObservedV1)
  async onObserved({ event, data, subject, work }: Received<typeof platformMessageObservedV1>): Promise<void> {
    const { messageId, text, by, itemId, occurredAt: at, origin, quality } = data;
    const { tenant, fan } = subject;
    work.write(messageWriter, { tenant, fan, messageId, author: by, text, itemId, at, origin, quality });
    this.embeddings.due(work, fan, messageId);
    // Only people make promises on the creator's behalf; software before us may have said anything.
    if (by === 'software') return;
    const stated = extractPromises(text);
    await learn(work, subject, { stated, extractor: PROMISE_RULES, eventId: event.id, messageId, at, origin });
  }

  @Consumes(messageSentV1)
  onSent({ data, subject, work }: Received<typeof messageSentV1>): Promise<void> {
    const { platformMessageId: messageId, text, authorship, offer, occurredAt: at } = data;
    const author = authorship === 'human' ? 'team' : 'software';
    const itemId = offer?.itemId ?? null;
    const { tenant, fan } = subject;
    work.write(messageWriter, { tenant, fan, messageId, author, text, itemId, at, origin: 'live', quality: null });
    this.embeddings.due(work, fan, messageId);
    return Promise.resolve();
  }
}
