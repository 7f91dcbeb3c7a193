import { fanMessageReceivedV1, flagged, type StoredEvent } from '@reprise/contracts';
import {
  arrangeRecall,
  chooseFacts,
  extractFacts,
  FACT_RULES,
  memoryFan,
  RECALL_LIMITS,
  recallFacts,
  recallSummaries,
  takeShared,
  worthAsking,
} from '@reprise/domain-memory';
import { Consumes, fanRef, type Received } from '@reprise/event-log';
import { Controller } from '@nestjs/common';
import { heldFacts } from '../facts/held-facts.js';
import { learn, type Statements } from '../facts/learn.js';
import { messageWriter } from '../messages/message-writer.js';
import { sharedPreferences } from '../sharing/shared-preferences.js';
import { countEndedSittings } from '../sittings/count-sittings.js';
import { summarise } from '../summaries/summarise.js';
import { recentMessages } from './recent-messages.js';
import { RETRIEVER, searchMessages } from './search-messages.js';

type Message = Received<typeof fanMessageReceivedV1>;

/** A fan's message: stored, read for facts and, when it is live, answered with what matters for it. */
@Controller()
export class RecallConsumer {
  @Consumes(fanMessageReceivedV1)
  async onMessage(message: Message): Promise<void> {
    const { data, subject, work } = message;
    const { messageId, text, itemId, occurredAt: at, origin, quality } = data;
    const { tenant, fan } = subject;
    work.write(messageWriter, { tenant, fan, messageId, author: 'fan', text, itemId, at, origin, quality });
    if (origin === 'live') await recall(message);
    else await learn(work, subject, statementsOf(message));
  }
}

async function recall({ event, data, subject, work }: Message): Promise<void> {
  const { messageId, text, itemId, screens, occurredAt } = data;
  const { fan } = subject;
  const [held, conversation, summaries, offered] = await Promise.all([
    work.ask(heldFacts, fan),
    recallConversation(work, fan, data),
    summarise(work, subject, 'live'),
    work.ask(sharedPreferences, fan),
  ]);
  const known = await learn(work, subject, statementsOf({ event, data }), held);
  const shared = takeShared(known, offered);
  const wanted = worthAsking([...known, ...shared]);
  const { recalled, recent, fanMessages } = conversation;
  await countEndedSittings(work, subject, [occurredAt, ...recent.map(({ at }) => at)]);
  await work.run(memoryFan, fanRef('memory', subject), {
    type: 'RecallContext',
    context: {
      messageId,
      message: { messageId, text, at: occurredAt },
      itemId,
      screens,
      recalled: recalled.map(({ score: _, ...message }) => message),
      recalledScores: recalled.map(({ messageId, score }) => ({ messageId, score })),
      ...recallFacts(chooseFacts(known, text, work.now), shared),
      ...(summaries.length > 0 && { summaries: recallSummaries(summaries) }),
      ...(wanted && { worthAsking: wanted }),
      fanMessages,
      retriever: RETRIEVER,
      receivedAt: occurredAt,
      acceptedAt: event.time,
    },
  });
}

/** What was said that bears on the message, or on what we said last: "yes please!" means nothing without the offer it answers. */
async function recallConversation(work: Message['work'], fan: string, { messageId, text }: Message['data']) {
  const { messages, fanMessages } = await work.ask(recentMessages, { fan, besides: messageId });
  const agenda = messages.find(({ from }) => from === 'us')?.text ?? '';
  const limit = RECALL_LIMITS.found;
  const found = await work.ask(searchMessages, { fan, text, agenda, asker: 'fan', besides: messageId, limit });
  return { recalled: arrangeRecall(found, messages), recent: messages, fanMessages };
}

/** Nothing is learned from a text that tries to steer software. */
const statementsOf = ({ event, data }: { event: StoredEvent; data: Message['data'] }): Statements => ({
  stated: flagged(data.screens, 'injection') ? [] : extractFacts(data.text),
  extractor: FACT_RULES,
  eventId: event.id,
  messageId: data.messageId,
  at: data.occurredAt,
  origin: data.origin,
});
