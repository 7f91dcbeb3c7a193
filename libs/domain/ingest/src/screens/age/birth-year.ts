import { oneOf, type Finding } from '../rule.js';

const YEAR = '(?<year>20[0-9]{2})';
const BORN = [
  String.raw`\bi(?: was|'m|m| am) born (?:back )?(?:(?:in|on) )?(?:[a-z]{3,9} )?(?:[0-9]{1,2}(?:st|nd|rd|th)?,? )?(?:(?:of|in) )?${YEAR}\b`,
  String.raw`^(?:i was |was |im |i'm )?born (?:(?:in|on) )?(?:[a-z]{3,9} )?(?:[0-9]{1,2}(?:st|nd|rd|th)?,? )?${YEAR}\b`,
  String.raw`\bi(?:'m|m| am) a ${YEAR} (?:baby|kid)\b`,
  String.raw`\bmy (?:birth ?year|year of birth) is ${YEAR}\b`,
  String.raw`\b(?:my (?:dob|birthday|date of birth)|dob)(?: is|:)? [0-9a-z ,./-]{0,14}\b${YEAR}\b`,
].map((source) => new RegExp(source, 'gu'));
const SOMEONE_ELSE = oneOf(
  /\b(?:my (?:son|daughter|kids?|child|niece|nephew|baby|brother|sister|dog|cat)|he|she|they) (?:is|was|were)\b/,
);

/** A birth year that leaves the writer under 18 in `year`. */
export function birthYear(text: string, year: number): Finding | undefined {
  for (const pattern of BORN)
    for (const { index, groups } of text.matchAll(pattern)) {
      const age = year - Number(groups?.['year']);
      if (age < 0 || age > 18 || text.slice(Math.max(0, index - 40), index).search(SOMEONE_ELSE) >= 0) continue;
      // Born 18 years ago: still 17 until a birthday nobody here knows, and a stop is the safe side.
      return { rule: 'states a birth year', score: age < 18 ? 0.9 : 0.5 };
    }
  return undefined;
}
