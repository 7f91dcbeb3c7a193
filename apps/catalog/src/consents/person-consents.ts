import type { Consent } from '@reprise/contracts';
import { isOnRecord, person as personDecider, type ConsentCommand, type PersonState } from '@reprise/domain-catalog';
import { creatorRef, type StreamRef, type Work } from '@reprise/event-log';
import { consentRows } from './consent-rows.js';

export interface Scope {
  readonly tenant: string;
  readonly creator: string;
}
/** A consent as an archive line or a request states it. */
export interface GivenConsent extends Consent {
  readonly person: string;
}
export interface ConsentAnswer {
  readonly onRecord: boolean;
  readonly changed: boolean;
}

export const personRef = (scope: Scope, person: string): StreamRef => creatorRef('catalog', scope, 'person', person);

/** Decides on the stream of the person, which the task has declared. */
export async function decideConsent(work: Work, scope: Scope, command: ConsentCommand): Promise<ConsentAnswer> {
  const ref = personRef(scope, command.person);
  const events = await work.run(personDecider, ref, command);
  for (const event of events) consentRows.project(work, ref, event);
  const { state } = await work.state<PersonState>(personDecider, ref);
  return { onRecord: isOnRecord(state), changed: events.length > 0 };
}

/** People of the list whose consent is not on record; reads their streams, which the task has declared. */
export async function missingConsents(work: Work, scope: Scope, people: readonly string[]): Promise<string[]> {
  const unique = [...new Set(people)];
  const states = await Promise.all(unique.map((person) => work.state(personDecider, personRef(scope, person))));
  return unique.filter((_, n) => !isOnRecord(states[n]!.state));
}
