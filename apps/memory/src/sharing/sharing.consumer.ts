import { creatorRegisteredV1, fanLinkedV1, fanUnlinkedV1 } from '@reprise/contracts';
import { Consumes, type Received } from '@reprise/event-log';
import { Controller } from '@nestjs/common';
import { linkWriter } from './link-writer.js';
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
  onLinked({ event, data, subject, work }: Received<typeof fanLinkedV1>): Promise<void> {
    const { otherFan, otherCreator } = data;
    work.write(linkWriter, { ...subject, otherFan, otherCreator, eventId: event.id });
    return Promise.resolve();
  }

  @Consumes(fanUnlinkedV1)
  onUnlinked({ data: { otherFan }, subject, work }: Received<typeof fanUnlinkedV1>): Promise<void> {
    work.write(linkWriter, { ...subject, otherFan, otherCreator: '', eventId: null });
    return Promise.resolve();
  }
}
