import { creatorRegisteredV1, fanLinkedV1, fanUnlinkedV1 } from '@reprise/contracts';
import { Consumes, type Received } from '@reprise/event-log';
import { Controller } from '@nestjs/common';
import { links } from './links.js';
import { sharingWriter } from './sharing-writer.js';

/** Which profiles there are and which fans are one person: both are told, never guessed. */
@Controller()
export class SharingConsumer {
  @Consumes(creatorRegisteredV1)
  onCreator({ subject: { creator, tenant }, work }: Received<typeof creatorRegisteredV1>): Promise<void> {
    work.write(sharingWriter, { creator, tenant, preferences: false, eventId: null });
    return Promise.resolve();
  }

  @Consumes(fanLinkedV1)
  onLinked({ event, subject, work }: Received<typeof fanLinkedV1>): Promise<void> {
    links.project(work, subject, event);
    return Promise.resolve();
  }

  @Consumes(fanUnlinkedV1)
  onUnlinked({ event, subject, work }: Received<typeof fanUnlinkedV1>): Promise<void> {
    links.project(work, subject, event);
    return Promise.resolve();
  }
}
