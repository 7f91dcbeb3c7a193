import type { SharedFactRef } from '@reprise/contracts';
import { sameObject } from '../facts/statement.js';
import type { HeldFact } from '../recall/choose-facts.js';

/** A preference the same person stated on another profile, with what allows it to be known here. */
export type SharedFact = HeldFact & SharedFactRef;

const SHARED_MAX = 5;
/** Taste and way of working only: who the fan is, what they live like and what they never want said stay where they were said. */
const SHAREABLE = /^(?:likes|dislikes|format|level|favourite .+)$/;
// A few plain words in lower case: no name, number or story, and nothing that would be recognised as a quotation.
const PLAIN = /^[\p{Ll}'-]+(?: [\p{Ll}'-]+){0,3}$/u;
const OWN = /\b(?:my|our|i|me|we|her|his|their|she|he|they|you|your)\b/;

/** Whether a fact may cross at all, whatever the policy. */
export const isShareable = ({ heading, predicate, object }: Omit<HeldFact, 'factId' | 'validFrom'>): boolean =>
  heading === 'preferences' && SHAREABLE.test(predicate) && PLAIN.test(object) && !OWN.test(object);

/** What is taken over from elsewhere: the newest few that say something new. What the fan said here always wins. */
export const takeShared = (own: readonly HeldFact[], offered: readonly SharedFact[]): SharedFact[] =>
  offered
    .filter(isShareable)
    .filter((fact) => !own.some((held) => sameObject(held.object, fact.object) || excludes(held, fact)))
    .sort((a, b) => Date.parse(b.validFrom) - Date.parse(a.validFrom))
    .slice(0, SHARED_MAX);

const MANY: ReadonlySet<string> = new Set(['likes', 'dislikes']);
const excludes = (held: HeldFact, fact: SharedFact): boolean =>
  held.predicate === fact.predicate && !MANY.has(fact.predicate);

/** The facts of a context: those stated here, and those taken over, each with what allowed it to cross. */
export const recallFacts = (own: readonly HeldFact[], shared: readonly SharedFact[]) => ({
  facts: [...own, ...shared].map(({ factId, heading, predicate, object }) => ({ factId, heading, predicate, object })),
  ...(shared.length > 0 && { shared: shared.map(citation) }),
});

const citation = ({ factId, fromFan, linkEventId, policyEventIds }: SharedFact): SharedFactRef => ({
  factId,
  fromFan,
  linkEventId,
  policyEventIds,
});
