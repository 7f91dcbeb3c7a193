import {
  EventLog,
  fanRef,
  isTransient,
  itemRefsToRead,
  question,
  Random,
  readOnly,
  type Subject,
  type Work,
} from '@reprise/event-log';
import { Sweep } from '@reprise/service-host';
import { Injectable } from '@nestjs/common';
import { decide } from '../fan-stream.js';
import { termsOf } from '../policies/terms.js';
import { priceProposal } from '../quotes/price-proposal.js';
import { endedLinks, isEnded } from './ended-links.js';
import { noteSpend } from './note-spend.js';
import { personLinkWriter } from './person-links.js';
import { othersOf, personKey, sameFans, type PersonFan } from './person.js';
import { postponedWriter, pricedWriter, waitingQuote } from './waiting-quotes.js';

const BATCH = 100;
/** Attempts to decide a price that failed by more than a database that was away or busy. */
const ATTEMPTS = 5;
// Whoever failed waits behind the others, and the proposals of one fan that are due keep their order.
const WAITING = `
  select id, fan, tenant, creator, attempts, proposal->>'itemId' as "itemId"
  from (select * from person_quote where next_at <= now() order by next_at, id limit ${BATCH}) due order by id`;

interface Waiting extends Subject {
  readonly id: string;
  readonly attempts: number;
  readonly itemId: string;
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
    const waiting = await this.log.query<Waiting>(WAITING);
    const ended = await endedLinks(this.log);
    const fans = [...waiting, ...ended].map(({ fan }) => fan);
    if (fans.length === 0) return false;
    const others = await othersOf.load(fans, this.log);
    const done = await Promise.allSettled([
      ...waiting.map((quote, i) => this.settle(quote, others[i]!)),
      ...ended.map((link, i) => this.part(link, link.otherFan, others[waiting.length + i]!)),
    ]);
    const failed = done.find((outcome) => outcome.status === 'rejected');
    if (failed) throw failed.reason as Error;
    return true;
  }

  /** A failure is of this proposal alone: the next attempt is later, and after a few there is an answer without a price. */
  private async settle(quote: Waiting, others: readonly PersonFan[]): Promise<void> {
    try {
      await (quote.attempts < ATTEMPTS ? this.price(quote, others) : this.giveUp(quote));
    } catch (error) {
      const counts = !isTransient(error);
      await this.log.submit({
        key: quote.fan,
        streams: [],
        cause: this.log.rootCause(),
        run: (work) => Promise.resolve(work.write(postponedWriter, { id: quote.id, counts })),
      });
      throw error;
    }
  }

  private price({ id, itemId, ...subject }: Waiting, others: readonly PersonFan[]): Promise<void> {
    const { fan } = subject;
    return this.log.submit({
      key: personKey(fan, others),
      streams: [
        fanRef('pricing', subject),
        ...others.map((other) => readOnly(fanRef('pricing', other))),
        ...itemRefsToRead('pricing', subject, itemId),
      ],
      cause: this.log.rootCause(),
      prefetch: [question(othersOf, fan), question(waitingQuote, id)],
      run: async (work) => {
        if (!sameFans(await work.ask(othersOf, fan), others)) return;
        const quote = await work.ask(waitingQuote, id);
        if (!quote) return;
        await noteSpend(work, subject, others);
        const terms = await work.ask(termsOf, { ...subject, itemId });
        await priceProposal(work.causedBy(quote.cause), subject, quote.proposal, terms, this.random);
        work.write(pricedWriter, { id });
      },
    });
  }

  private giveUp({ id, ...subject }: Waiting): Promise<void> {
    return this.log.submit({
      key: subject.fan,
      streams: [fanRef('pricing', subject)],
      cause: this.log.rootCause(),
      prefetch: [question(waitingQuote, id)],
      run: async (work) => {
        const quote = await work.ask(waitingQuote, id);
        if (!quote) return;
        const { proposal, attempts, cause } = quote;
        await decide(work.causedBy(cause), subject, { type: 'WithholdPrice', proposal, attempts, now: work.now });
        work.write(pricedWriter, { id });
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
