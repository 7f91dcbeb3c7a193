import { fanMessageReceivedV1 } from '@reprise/contracts';
import { Consumes, type Received } from '@reprise/event-log';
import { Controller } from '@nestjs/common';
import { EmbeddingSweep } from '../embeddings/embedding-sweep.js';
import { learn } from '../facts/learn.js';
import { conversation } from '../messages/conversation.js';
import { recallMessage, statementsOf } from './recall-message.js';
import { WaitingRecalls } from './waiting-recalls.js';

/** A fan's message: stored, read for facts and, when it is live, answered with what matters for it. */
@Controller()
export class RecallConsumer {
  constructor(
    private readonly embeddings: EmbeddingSweep,
    private readonly waiting: WaitingRecalls,
  ) {}

  @Consumes(fanMessageReceivedV1)
  async onMessage({ event, data, subject, work }: Received<typeof fanMessageReceivedV1>): Promise<void> {
    const { messageId, text, itemId, screens, occurredAt, origin } = data;
    conversation.project(work, subject, { type: event.type, data });
    this.embeddings.due(work, subject.fan, messageId);
    const request = { messageId, text, itemId, screens, occurredAt, eventId: event.id, acceptedAt: event.time };
    if (origin === 'import') await learn(work, subject, statementsOf({ ...request, origin }));
    else if (this.waiting.isOn) this.waiting.add(work, subject, request);
    else await recallMessage(work, subject, request);
  }
}
