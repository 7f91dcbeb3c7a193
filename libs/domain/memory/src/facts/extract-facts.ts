import { FAVOURITE, RULES } from './fact-rules.js';
import { favourite } from './fields.js';
import { isSpecial } from './special-categories.js';
import { statements, tidyObject, type StatedFact } from './statement.js';

/** Recorded with every fact these rules find; a change of the rules is a new version. */
export const FACT_RULES = 'facts@3';
const FACTS_PER_MESSAGE = 6;

/**
 * Facts a fan states about themselves, in the first person. Conservative on purpose: questions, instructions
 * ("remember that…"), suppositions and anything about prices, discounts or roles give nothing.
 */
export const extractFacts = (text: string): StatedFact[] => {
  const found = new Map<string, StatedFact>();
  for (const sentence of statements(text))
    for (const clause of clauses(sentence)) {
      const fact = factOf(clause);
      if (fact) found.set(placeOf(fact), fact);
      if (found.size === FACTS_PER_MESSAGE) return [...found.values()];
    }
  return [...found.values()];
};

/** One statement has a place: the last one said of it stands, and a taste has no two sides. */
const placeOf = ({ predicate, object, singleValued }: StatedFact): string => {
  if (singleValued) return predicate;
  return `${/^(?:dis)?likes$/.test(predicate) ? 'taste' : predicate}\u0000${object.toLowerCase()}`;
};

// "I love ink but I hate charcoal" states two things; "I love ink and paper" states one.
const clauses = (sentence: string): string[] =>
  sentence.split(
    /(?:,\s*|(?<!\s)\s+)(?:and|but|because|so|although|while)\s+(?=(?:i|i'm|im|i've|my|we)\b)|,\s*(?=(?:i|i'm|im|i've|my|we)\b)/i,
  );

const factOf = (clause: string): StatedFact | null => {
  const named = FAVOURITE.exec(clause)?.groups;
  if (named) {
    const predicate = favourite(named.thing!.toLowerCase());
    const field = { heading: 'preferences', confidence: 0.9 } as const;
    return kept(named.object, { ...field, predicate: predicate ?? 'likes', singleValued: predicate !== null });
  }
  for (const { pattern, ...fact } of RULES) {
    const object = pattern.exec(clause)?.groups?.object;
    if (object !== undefined) return kept(object, fact);
  }
  return null;
};

const kept = (raw: string | undefined, fact: Omit<StatedFact, 'object'>): StatedFact | null => {
  const object = tidyObject(trimmed(raw ?? '', fact.predicate));
  if (object === null || isSpecial(fact.heading, object)) return null;
  // What to avoid is a limit like any other once nothing says why.
  return fact.predicate === 'avoid'
    ? { ...fact, predicate: 'limit', object: `nothing with ${object}` }
    : { ...fact, object };
};

/** After a comma, four words and more that do not go on with a list are a remark of their own. */
const REMARK = /,\s+(?!(?:and|or)\b)(?:[^\s,]+\s+){3,}.*$/i;

// A reason says more about the fan than the limit needs, and a year of birth is an age.
const trimmed = (raw: string, predicate: string): string => {
  const said = raw.replace(REMARK, '');
  switch (predicate) {
    case 'limit':
      return said.replace(/,? (?:because|since|due to|as i|on account of)\b.*$/i, '');
    case 'birthday':
      return said.replace(/(?<![\s,])[\s,]*\b(?:19|20)\d\d\b.*$/, '');
    case 'lives in':
      return said.replace(/ (?:now|these days|at the moment|currently|again)\b.*$/i, '');
    default:
      return said;
  }
};
