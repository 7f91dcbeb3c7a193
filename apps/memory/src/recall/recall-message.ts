import { flagged, type fanMessageReceivedV1 } from '@reprise/contracts';
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
import { fanRef, type Received, type Subject, type Work } from '@reprise/event-log';
import { heldFacts } from '../facts/held-facts.js';
import { learn, type Statements } from '../facts/learn.js';
import { sharedPreferences } from '../sharing/shared-preferences.js';
import { countEndedSittings } from '../sittings/count-sittings.js';
import { summarise } from '../summaries/summarise.js';
import { fused, FUSED_DEPTH, type NearMessages } from './fused.js';
import { recentMessages } from './recent-messages.js';
import { RETRIEVER, searchMessages } from './search-messages.js';

type Message = Received<typeof fanMessageReceivedV1>['data'];

/** A live message, stored, and the event that told of it. */
export interface RecallRequest extends Pick<Message, 'messageId' | 'text' | 'itemId' | 'screens' | 'occurredAt'> {
  readonly eventId: string;
  readonly acceptedAt: string;
}

/** Records what bears on a message: what was said before, the facts that hold, and how far the conversation is. */
export async function recallMessage(work: Work, subject: Subject, request: RecallRequest, near?: NearMessages) {
  const { messageId, text, itemId, screens, occurredAt, acceptedAt } = request;
  const { fan } = subject;
  const [held, conversation, summaries, offered] = await Promise.all([
    work.ask(heldFacts, fan),
    recallConversation(work, fan, request, near),
    summarise(work, subject, 'live'),
    work.ask(sharedPreferences, fan),
  ]);
  const known = await learn(work, subject, statementsOf({ ...request, origin: 'live' }), held);
  const shared = takeShared(known, offered);
  const wanted = worthAsking([...known, ...shared]);
  const { recalled, recent, fanMessages, ...how } = conversation;
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
      ...how,
      receivedAt: occurredAt,
      acceptedAt,
    },
  });
}

/** What was said that bears on the message, or on what we said last: "yes please!" means nothing without the offer it answers. */
async function recallConversation(
  work: Work,
  fan: string,
  { messageId, text }: Pick<RecallRequest, 'messageId' | 'text'>,
  near?: NearMessages,
) {
  const { messages: recent, fanMessages } = await work.ask(recentMessages, { fan, besides: messageId });
  const agenda = recent.find(({ from }) => from === 'us')?.text ?? '';
  const limit = near ? FUSED_DEPTH : RECALL_LIMITS.found;
  const found = await work.ask(searchMessages, { fan, text, agenda, asker: 'fan', besides: messageId, limit });
  const { messages, ...how } = near ? fused(found, near) : { messages: found, retriever: RETRIEVER };
  return { recalled: arrangeRecall(messages, recent), recent, fanMessages, ...how };
}

/** Nothing is learned from a text that tries to steer software. */
export const statementsOf = ({
  eventId,
  screens,
  text,
  messageId,
  occurredAt,
  origin,
}: Pick<RecallRequest, 'eventId'> &
  Pick<Message, 'screens' | 'text' | 'messageId' | 'occurredAt' | 'origin'>): Statements => ({
  stated: flagged(screens, 'injection') ? [] : extractFacts(text),
  extractor: FACT_RULES,
  eventId,
  messageId,
  at: occurredAt,
  origin,
});
