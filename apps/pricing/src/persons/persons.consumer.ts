import { fanLinkedV1, fanUnlinkedV1 } from '@reprise/contracts';
import { Consumes, type Received } from '@reprise/event-log';
import { Controller } from '@nestjs/common';
import { personLinks } from './links.js';
import { PersonSweep } from './person-sweep.js';

/** Whose spend a cap counts. What is read of a linked fan is noted on the fan's own stream before it decides anything. */
@Controller()
export class PersonsConsumer {
  constructor(private readonly sweep: PersonSweep) {}

  @Consumes(fanLinkedV1)
  onLinked({ event, subject, work }: Received<typeof fanLinkedV1>): void {
    personLinks.project(work, subject, event);
  }

  @Consumes(fanUnlinkedV1)
  onUnlinked({ event, subject, work }: Received<typeof fanUnlinkedV1>): void {
    personLinks.project(work, subject, event);
    work.afterCommit(() => this.sweep.wake());
  }
}
