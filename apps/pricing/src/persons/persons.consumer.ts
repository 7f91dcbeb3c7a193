import { fanLinkedV1, fanUnlinkedV1 } from '@reprise/contracts';
import { Consumes, type Received } from '@reprise/event-log';
import { Controller } from '@nestjs/common';
import { personLinkWriter } from './person-links.js';
import { PersonSweep } from './person-sweep.js';

/** Whose spend a cap counts. What is read of a linked fan is noted on the fan's own stream before it decides anything. */
@Controller()
export class PersonsConsumer {
  constructor(private readonly sweep: PersonSweep) {}

  @Consumes(fanLinkedV1)
  onLinked({ event, data, subject, work }: Received<typeof fanLinkedV1>): void {
    const { otherFan, otherCreator } = data;
    work.write(personLinkWriter, { kind: 'linked', ...subject, otherFan, otherCreator, eventId: event.id });
  }

  @Consumes(fanUnlinkedV1)
  onUnlinked({ data: { otherFan }, subject: { fan }, work }: Received<typeof fanUnlinkedV1>): void {
    work.write(personLinkWriter, { kind: 'ended', fan, otherFan });
    work.afterCommit(() => this.sweep.wake());
  }
}
