import { Injectable } from '@nestjs/common';
import type { RestrictionKind } from '@reprise/contracts';
import { DomainError } from '@reprise/event-sourcing';
import { ingestFan, type Link, type Restriction } from '@reprise/domain-ingest';
import { EventLog, fanRef, type Subject, type Work } from '@reprise/event-log';
import { decide } from '../fan-stream.js';
import { MAX_FANS, personOf, type PersonFan } from '../persons/person.js';
import { StopSweep } from '../persons/stop-sweep.js';

type Told = Pick<Link, 'evidence' | 'by'>;
type Pair = readonly [one: Subject, other: Subject];

/** Steps a stop takes through a person at most, and as many again for what is restricted meanwhile. */
const PATIENCE = 2 * MAX_FANS;

/** Links between fans: told on both streams in one transaction, so that none is known on one side only. */
@Injectable()
export class Links {
  constructor(
    private readonly log: EventLog,
    private readonly stops: StopSweep,
  ) {}

  /** False when it was known. Throws `fan/unknown`, `fan/same-profile`, `person/too-many-fans`. */
  async link(tenant: string, fans: readonly [string, string], told: Told): Promise<boolean> {
    const pair = await this.pairOf(tenant, fans);
    return this.submit(pair, async (work) => {
      const persons = await Promise.all(pair.map(({ fan }) => work.ask(personOf, fan)));
      if (new Set(persons.flat().map(({ fan }) => fan)).size > MAX_FANS)
        throw new DomainError('person/too-many-fans', `a person has at most ${MAX_FANS} linked fans`, 409);
      const [one, other] = pair;
      const events = [...(await tell(work, one, other, told)), ...(await tell(work, other, one, told))];
      if (events.length === 0) return false;
      const [ofOne, ofOther] = [await stopsOf(work, one, persons[0]!), await stopsOf(work, other, persons[1]!)];
      await passOver(work, ofOne, one, other, told);
      await passOver(work, ofOther, other, one, told);
      return true;
    });
  }

  /**
   * False when there was none. A stop on its way through this person crosses first: it was made while they were linked.
   * Throws `fan/unknown`, `person/busy`.
   */
  async unlink(tenant: string, fans: readonly [string, string], by: string): Promise<boolean> {
    const pair = await this.pairOf(tenant, fans);
    const [one, other] = pair;
    for (let tries = 0; tries < PATIENCE; tries++) {
      const outcome = await this.submit(pair, async (work) => {
        const person = await work.ask(personOf, one.fan);
        const awaiting = person.filter(({ awaitsStop }) => awaitsStop);
        if (awaiting.length > 0) return awaiting;
        const [first] = await decide(work, one, { type: 'Unlink', otherFan: other.fan, by, now: work.now });
        const [second] = await decide(work, other, { type: 'Unlink', otherFan: one.fan, by, now: work.now });
        return (first ?? second) !== undefined;
      });
      if (typeof outcome === 'boolean') return outcome;
      await this.stops.bring(outcome);
    }
    throw new DomainError(
      'person/busy',
      'stops are still on their way through the fans of this person: try again',
      409,
    );
  }

  private submit<T>(pair: Pair, run: (work: Work) => Promise<T>): Promise<T> {
    return this.log.submit({
      key: pair[0].fan,
      streams: pair.map((fan) => fanRef('ingest', fan)),
      cause: this.log.rootCause(),
      run: async (work) => {
        work.afterCommit(() => this.stops.wake());
        return run(work);
      },
    });
  }

  private async pairOf(tenant: string, fans: readonly [string, string]): Promise<Pair> {
    const known = await this.log.query<Subject & { readonly platform: string }>(
      'select tenant, creator, fan, platform from fan where fan = any($1::text[]) and tenant = $2',
      [fans, tenant],
    );
    const [one, other] = fans.map((fan) => known.find((subject) => subject.fan === fan));
    if (!one || !other) throw new DomainError('fan/unknown', `there is no fan ${one ? fans[1] : fans[0]}`, 404);
    if (one.creator === other.creator && one.platform === other.platform)
      throw new DomainError('fan/same-profile', 'two fans of one profile are two accounts, not one person', 409);
    return [one, other];
  }
}

const tell = (work: Work, to: Subject, of: Subject, told: Told) =>
  decide(work, to, { type: 'Link', otherFan: of.fan, otherCreator: of.creator, ...told, now: work.now });

/** Restrictions by kind, and the fan each began with. */
type Stops = ReadonlyMap<RestrictionKind, string>;

/**
 * What stands on any of a person's fans, also where it was lifted on this one alone. Asked after the link was told: a
 * stop of the same batch that comes later finds the link.
 */
async function stopsOf(work: Work, subject: Subject, person: readonly PersonFan[]): Promise<Stops> {
  const { fan } = subject;
  const { state } = await work.state(ingestFan, fanRef('ingest', subject));
  const held = [{ fan, restrictions: state.restrictions }, ...person].flatMap((member) =>
    (Object.entries(member.restrictions) as [RestrictionKind, Restriction][]).map(
      ([kind, { link }]) => [kind, link?.origin ?? member.fan] as const,
    ),
  );
  return new Map(held);
}

/** The other fan is stopped at once, and sends it on to everybody linked to them. */
async function passOver(work: Work, stops: Stops, from: Subject, to: Subject, { evidence }: Told): Promise<void> {
  for (const [kind, origin] of stops) {
    const link = { otherFan: from.fan, since: work.now, evidence, origin };
    await decide(work, to, { type: 'PassRestriction', kind, link, now: work.now });
  }
}
