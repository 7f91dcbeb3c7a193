import { memoryFan, sharingDecider } from '@reprise/domain-memory';
import { defineService } from '@reprise/service-host';
import { memoryConfig } from './config.js';
import { Embedders } from './embeddings/embedders.js';
import { EmbeddingSweep } from './embeddings/embedding-sweep.js';
import { FactEntity } from './facts/fact.entity.js';
import { facts } from './facts/facts.js';
import { FactsController } from './facts/facts.controller.js';
import { Fans } from './fans/fans.js';
import { conversation } from './messages/conversation.js';
import { MessageEntity } from './messages/message.entity.js';
import { MessagesConsumer } from './messages/messages.consumer.js';
import { MessagesController } from './messages/messages.controller.js';
import { MemoryTables1764100000000 } from './migrations/0001-memory.js';
import { MemoryThemes1764200000000 } from './migrations/0002-themes.js';
import { MemorySummaries1764300000000 } from './migrations/0003-summaries.js';
import { MemorySharing1764400000000 } from './migrations/0004-sharing.js';
import { MemorySittings1764500000000 } from './migrations/0005-sittings.js';
import { MemoryEmbeddings1764600000000 } from './migrations/0006-embeddings.js';
import { PurchasesConsumer } from './purchases/purchases.consumer.js';
import { RecallConsumer } from './recall/recall.consumer.js';
import { SearchController } from './recall/search.controller.js';
import { WaitingRecalls } from './recall/waiting-recalls.js';
import { links } from './sharing/links.js';
import { SharingConsumer } from './sharing/sharing.consumer.js';
import { SharingController } from './sharing/sharing.controller.js';
import { SittingsConsumer } from './sittings/sittings.consumer.js';
import { SittingsController } from './sittings/sittings.controller.js';
import { summaries } from './summaries/summaries.js';
import { SummariesConsumer } from './summaries/summaries.consumer.js';
import { SummariesController } from './summaries/summaries.controller.js';

/** Memory: what we know of a fan, and what of it matters for the message at hand. */
export const memoryService = defineService({
  name: 'memory',
  summary:
    'Keeps every conversation searchable, learns what fans state and buy, and recalls what matters for a message.',
  deciders: { fan: memoryFan, sharing: sharingDecider },
  migrations: [
    MemoryTables1764100000000,
    MemoryThemes1764200000000,
    MemorySummaries1764300000000,
    MemorySharing1764400000000,
    MemorySittings1764500000000,
    MemoryEmbeddings1764600000000,
  ],
  projections: [facts, summaries, conversation, links],
  config: memoryConfig,
  entities: [MessageEntity, FactEntity],
  controllers: [
    RecallConsumer,
    MessagesConsumer,
    PurchasesConsumer,
    SummariesConsumer,
    SharingConsumer,
    SittingsConsumer,
    SearchController,
    MessagesController,
    FactsController,
    SummariesController,
    SharingController,
    SittingsController,
  ],
  providers: [Fans, Embedders, EmbeddingSweep, WaitingRecalls],
});
