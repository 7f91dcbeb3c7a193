import {
  EventLog,
  fanRef,
  itemRefsToRead,
  question,
  Random,
  readOnly,
  type Subject,
  type Work,
} from '@reprise/event-log';
import { Sweep } from '@reprise/service-host';
import { Injectable } from '@nestjs/common';
import { termsOf } from '../policies/terms.js';
import { priceProposal } from '../quotes/price-proposal.js';
import { endedLinks, isEnded } from './ended-links.js';
import { noteSpend } from './note-spend.js';
import { personLinkWriter } from './person-links.js';
import { othersOf, personKey, sameFans, type PersonFan } from './person.js';
import { pricedWriter, waitingQuotesOf } from './waiting-quotes.js';

const BATCH = 100;
const WAITING = `
  select fan, min(tenant) as tenant, min(creator) as creator, json_agg(distinct proposal->>'itemId') as items
  from person_quote group by fan order by min(id) limit ${BATCH}`;

interface WaitingFan extends Subject {
  readonly items: readonly string[];
}

/**
 * What needs the streams of a whole person at once: a price under a cap, and the end of a link. Whose they are is read
 * first and again under their locks; when that has changed meanwhile, the next round takes it up.
 */
@Injectable()
export class PersonSweep extends Sweep {
  constructor(
    private readonly log: EventLog,
    private readonly random: Random,
  ) {
    super({ everyMs: 500, failure: 'prices of linked fans could not be decided yet' });
  }

  protected async round(): Promise<boolean> {
    const waiting = await this.log.query<WaitingFan>(WAITING);
    const ended = await endedLinks(this.log);
    const fans = [...waiting, ...ended].map(({ fan }) => fan);
    if (fans.length === 0) return false;
    const others = await othersOf.load(fans, this.log);
    const done = await Promise.allSettled([
      ...waiting.map((fan, i) => this.price(fan, others[i]!)),
      ...ended.map((link, i) => this.part(link, link.otherFan, others[waiting.length + i]!)),
    ]);
    const failed = done.find((outcome) => outcome.status === 'rejected');
    if (failed) throw failed.reason as Error;
    return true;
  }

  private price({ items, ...subject }: WaitingFan, others: readonly PersonFan[]): Promise<void> {
    const { fan } = subject;
    return this.log.submit({
      key: personKey(fan, others),
      streams: [
        fanRef('pricing', subject),
        ...others.map((other) => readOnly(fanRef('pricing', other))),
        ...items.flatMap((itemId) => itemRefsToRead('pricing', subject, itemId)),
      ],
      cause: this.log.rootCause(),
      prefetch: [question(othersOf, fan), question(waitingQuotesOf, fan)],
      run: async (work) => {
        if (!sameFans(await work.ask(othersOf, fan), others)) return;
        await noteSpend(work, subject, others);
        for (const { id, cause, proposal } of await work.ask(waitingQuotesOf, fan)) {
          // One that came after the look waits for the next: its item is not locked.
          if (!items.includes(proposal.itemId)) continue;
          const terms = await work.ask(termsOf, { ...subject, itemId: proposal.itemId });
          await priceProposal(work.causedBy(cause), subject, proposal, terms, this.random);
          work.write(pricedWriter, { id });
        }
      },
    });
  }

  /** What the person spent until the end goes on counting on every fan. */
  private part(subject: Subject, otherFan: string, others: readonly PersonFan[]): Promise<void> {
    const { fan } = subject;
    const members = [subject, ...others];
    const link = { fan, otherFan };
    return this.log.submit({
      key: personKey(fan, others),
      streams: members.map((member) => fanRef('pricing', member)),
      cause: this.log.rootCause(),
      prefetch: [question(isEnded, link), ...members.map((member) => question(othersOf, member.fan))],
      run: async (work: Work) => {
        const ofMembers = await Promise.all(members.map((member) => work.ask(othersOf, member.fan)));
        if (!(await work.ask(isEnded, link)) || !sameFans(ofMembers[0]!, others)) return;
        for (const [i, member] of members.entries()) await noteSpend(work, member, ofMembers[i]!);
        work.write(personLinkWriter, { kind: 'noted', ...link });
      },
    });
  }
}
