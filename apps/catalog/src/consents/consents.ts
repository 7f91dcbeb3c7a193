import type { ConsentCommand } from '@reprise/domain-catalog';
import { EventLog } from '@reprise/event-log';
import { Injectable } from '@nestjs/common';
import { ConsentSweep } from './consent-sweep.js';
import { decideConsent, personRef, type ConsentAnswer, type GivenConsent, type Scope } from './person-consents.js';

/** Consents of people to a creator: one stream a person. */
@Injectable()
export class Consents {
  constructor(
    private readonly log: EventLog,
    private readonly sweep: ConsentSweep,
  ) {}

  record(scope: Scope, { person, ...consent }: GivenConsent): Promise<ConsentAnswer> {
    return this.decide(scope, person, (now) => ({ type: 'RecordConsent', person, consent, now }));
  }

  /** No turn is answered with an item that shows the person from here on; the sweep has everyone else told. */
  revoke(scope: Scope, person: string, reason: string): Promise<ConsentAnswer> {
    return this.decide(scope, person, (now) => ({ type: 'RevokeConsent', person, reason, now }));
  }

  private decide(scope: Scope, person: string, command: (now: string) => ConsentCommand): Promise<ConsentAnswer> {
    const ref = personRef(scope, person);
    return this.log.submit({
      key: ref.stream,
      streams: [ref],
      cause: this.log.rootCause(),
      run: async (work) => {
        const answer = await decideConsent(work, scope, command(work.now));
        if (answer.changed) work.afterCommit(() => this.sweep.wake());
        return answer;
      },
    });
  }
}
