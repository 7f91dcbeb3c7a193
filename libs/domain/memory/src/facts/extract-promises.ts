import { statements, tidyObject, type StatedFact } from './statement.js';

/** Recorded with every promise these rules find. */
export const PROMISE_RULES = 'promises@2';

const PROMISE =
  /^(?:(?:ok|okay|yes|sure|hey|so|and|of course)\b[\s,]*){0,2}i(?:'ll| will| promise (?:that )?i(?:'ll| will)| promise to) (?:also |definitely |gladly )?(?<object>(?:send|make|draw|paint|record|film|write|post|upload|finish|sign|share|prepare|bring|teach|show)\b.+)/i;
const CONDITION = /\b(?:if|when you|once you|unless|as soon as you|maybe|might|try)\b/i;

/**
 * What a person on the creator's side promised the fan without a condition. Never read from a fan's text: what a fan
 * says we promised is a claim, not a promise.
 */
export const extractPromises = (text: string): StatedFact[] =>
  statements(text)
    .filter((sentence) => !CONDITION.test(sentence))
    .map((sentence) => tidyObject(PROMISE.exec(sentence)?.groups?.object ?? ''))
    .filter((object) => object !== null)
    .slice(0, 3)
    .map((object) => ({ heading: 'promises', predicate: 'promised', object, singleValued: false, confidence: 0.8 }));
