import { oneOf, type Rule } from '../rule.js';

const GRADE = String.raw`(?:[1-9]|1[0-2]|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth)`;
const SCHOOL = [
  `${GRADE}(?:st|nd|rd|th)?[ -]?grade(?:r)?`,
  'grade (?:[5-9]|1[0-2])',
  'middle[ -]?school(?:er)?',
  'junior high',
  '(?:elementary|primary|secondary) school',
  'high[ -]?school(?:er)?(?! (?:teacher|coach|counselor|reunion|principal|sports|music|art|dropout|graduate))',
  '(?:year|yr) (?:7|8|9|10|11)(?! ?(?:of|as|into|with))',
  'sixth form',
].join('|');
const DOING =
  '(?:(?:still|only|just|currently|actually|in|a|an|at|starting|entering|going into|about to start|finishing|the|my) ){1,4}';

/** A pupil, by their grade or school. Those who teach there, or speak of their children or of back then, are not. */
export const AT_SCHOOL: Rule = {
  id: 'is at school',
  score: 0.8,
  reads: 'text',
  when: oneOf(
    new RegExp(String.raw`\bi(?:'m|m| am) ${DOING}(?:${SCHOOL})\b`),
    /\bi (?:still )?(?:go to|attend) (?:middle|high|junior high|elementary|primary|secondary) ?-?school\b/,
    /\bmy (?:[6-9]|1[0-2])th grade (?:teacher|class|homework)\b(?! (?:was|were|used|back))/,
    new RegExp(
      String.raw`\bi(?:'ve| have)?(?: got| have)? (?:so much |a lot of |my |some )?${GRADE}(?:st|nd|rd|th)?[ -]grade homework\b`,
    ),
    /\bi(?:'m|m| am) (?:doing|studying for|sitting|taking|revising for) (?:my )?gcses?\b/,
    /\bi(?:'m|m| am) (?:a )?(?:freshman|sophomore|junior|senior) in (?:high ?school|hs)\b/,
  ),
  unless: oneOf(
    /\b(?:teach|teaching|teacher|tutor|coach|principal|pick(?:ing)? up|drop(?:ping)? off|parent)\b/,
    /\bmy (?:son|daughter|kids?|brother|sister|students?|child|children)\b/,
    /\b(?:when i was|back when|reunion)\b/,
  ),
};
