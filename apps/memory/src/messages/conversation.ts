import {
  fanJoinedV1,
  fanMessageReceivedV1,
  messageSentV1,
  platformMessageObservedV1,
  type DataOf,
  type EventContract,
  type Opened,
} from '@reprise/contracts';
import { nothingToRestore, type LogProjection, type Subject, type Work } from '@reprise/event-log';
import { messageWriter } from './message-writer.js';
import { nameWriter } from './name-writer.js';

type Data<C extends EventContract> = Opened<DataOf<C>>;

/** The whole conversation of a fan, whoever wrote it, its size, and what the two are called: as other services say. */
export const conversation: LogProjection = {
  name: 'conversation',
  from: [fanJoinedV1, fanMessageReceivedV1, platformMessageObservedV1, messageSentV1],
  project(work, subject, { type, data }) {
    switch (type) {
      case fanJoinedV1.type:
        return joined(work, subject, data as Data<typeof fanJoinedV1>);
      case fanMessageReceivedV1.type:
        return received(work, subject, data as Data<typeof fanMessageReceivedV1>);
      case platformMessageObservedV1.type:
        return observed(work, subject, data as Data<typeof platformMessageObservedV1>);
      case messageSentV1.type:
        return sent(work, subject, data as Data<typeof messageSentV1>);
    }
  },
  async clear({ fan }, sql) {
    await sql.query('delete from message where fan = $1', [fan], 'memory-clear-messages');
    await sql.query('delete from conversation where fan = $1', [fan], 'memory-clear-conversation');
    return nothingToRestore;
  },
};

type Writing = Pick<Work, 'write'>;

function joined(work: Writing, { tenant, fan }: Subject, data: Data<typeof fanJoinedV1>): void {
  work.write(nameWriter, { tenant, fan, fanName: data.fanName, creatorName: data.platformCreatorId });
}

function received(work: Writing, { tenant, fan }: Subject, data: Data<typeof fanMessageReceivedV1>): void {
  const { messageId, text, itemId, occurredAt: at, origin, quality } = data;
  work.write(messageWriter, { tenant, fan, messageId, author: 'fan', text, itemId, at, origin, quality });
}

function observed(work: Writing, { tenant, fan }: Subject, data: Data<typeof platformMessageObservedV1>): void {
  const { messageId, text, by, itemId, occurredAt: at, origin, quality } = data;
  work.write(messageWriter, { tenant, fan, messageId, author: by, text, itemId, at, origin, quality });
}

function sent(work: Writing, { tenant, fan }: Subject, data: Data<typeof messageSentV1>): void {
  const { platformMessageId: messageId, text, authorship, offer, occurredAt: at } = data;
  const author = authorship === 'human' ? 'team' : 'software';
  const itemId = offer?.itemId ?? null;
  work.write(messageWriter, { tenant, fan, messageId, author, text, itemId, at, origin: 'live', quality: null });
}
