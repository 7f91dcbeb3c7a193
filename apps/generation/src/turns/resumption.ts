import { Injectable } from '@nestjs/common';
import { Clock, EventLog, fanRef, type Subject } from '@reprise/event-log';
import { Conversations } from './conversations.js';
import { DueSweep } from './due-sweep.js';

/** Answers the newest message of a fan whose budget was spent, once there is room in it again. */
@Injectable()
export class Resumption extends DueSweep<Subject> {
  constructor(
    log: EventLog,
    clock: Clock,
    private readonly conversations: Conversations,
  ) {
    super(log, clock, {
      everyMs: 5_000,
      failure: 'messages that wait for room could not be answered yet',
      due: 'select tenant, creator, fan from held_message where until <= $1 order by until limit $2',
    });
  }

  protected attend({ tenant, creator, fan }: Subject): Promise<void> {
    const subject = { tenant, creator, fan };
    return this.log.submit({
      key: fan,
      streams: [fanRef('generation', subject)],
      cause: this.log.rootCause(),
      run: (work) => this.conversations.resume(work, subject),
    });
  }
}
