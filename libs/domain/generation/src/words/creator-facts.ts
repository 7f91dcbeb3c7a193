import type { Persona } from '@reprise/contracts';
import { saysMoney } from '../gates/money-talk.js';

const STOP = new Set(
  'and are been but can did does for from had has have how its know not own tell that the their them there they this was what when where which who why will with would you your'.split(
    ' ',
  ),
);

/** Facts a line can tell after the creator’s name: `draws with ink`. */
export const tellableFacts = ({ facts }: Persona): string[] =>
  facts.filter((fact) => /^\p{Ll}/u.test(fact) && !saysMoney(fact)).map((fact) => fact.replace(/\.$/, ''));

/**
 * What the creator published that bears on a question about them; null when nothing does, and then nothing is claimed.
 * The fact that shares most of its words with the question, for the share of its own words that is.
 */
export function factAbout(persona: Persona, question: string): string | null {
  if (!asksAbout(persona, question)) return null;
  const asked = wordsOf(question);
  const scored = tellableFacts(persona).map((fact) => {
    const own = wordsOf(fact);
    return { fact, score: [...own].filter((word) => asked.has(word)).length / Math.sqrt(own.size || 1) };
  });
  const best = Math.max(0, ...scored.map(({ score }) => score));
  return best > 0 ? scored.find(({ score }) => score === best)!.fact : null;
}

const asksAbout = ({ displayName }: Persona, question: string): boolean =>
  /\b(?:you|your|yourself|u|ur|she|he|they|her|his|their)\b/i.test(question) ||
  question.toLowerCase().includes(displayName.toLowerCase());

const wordsOf = (text: string): Set<string> =>
  new Set(
    (text.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? [])
      .filter((word) => !STOP.has(word))
      .map((word) => word.replace(/(?:ing|ed|es|s|e)$/, '')),
  );
