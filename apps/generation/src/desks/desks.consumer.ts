import { Controller } from '@nestjs/common';
import { creatorRegisteredV1 } from '@reprise/contracts';
import { Consumes, type Received } from '@reprise/event-log';
import { deskChange, deskWriter } from './desks.js';

/** A registered creator has a desk from the start: the default one of their archetype. */
@Controller()
export class DesksConsumer {
  @Consumes(creatorRegisteredV1)
  onCreator({ data, subject, work }: Received<typeof creatorRegisteredV1>): Promise<void> {
    work.write(deskWriter, deskChange(subject, { name: data.name, archetype: data.archetype }));
    return Promise.resolve();
  }
}
