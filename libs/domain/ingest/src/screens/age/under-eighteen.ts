import { oneOf, type Rule } from '../rule.js';

/** Ages somebody under eighteen looks forward to. */
const COMING = '(?:1[0-8]|twelve|(?:thir|four|fif|six|seven|eigh)teen)';
const REACHED = '(?:1[0-7]|twelve|(?:thir|four|fif|six|seven)teen)';

const NOT_MEANT = oneOf(
  /\bnot (?:under ?-?age|a minor(?! (?:league|in|key|scale|chord|character|role|issue|detail|thing|point|problem|change|celebrity))|a kid|a child|under 18)\b/,
  /\b(?:feel|feels|felt|acts?|acting) (?:just )?like a kid\b/,
  /\ba kid (?:at heart|again|person|in a candy)\b/,
);

/** Not a number of years, but what only someone under eighteen says. */
export const UNDER_EIGHTEEN: readonly Rule[] = [
  {
    id: 'is about to turn eighteen or less',
    score: 0.9,
    reads: 'text',
    when: oneOf(
      new RegExp(
        `\\bi(?:'ll| will|'m gonna|m gonna|'m going to| am going to) (?:be|turn) (?:only |just )?${COMING}(?:$|[.,!?]| (?:in|next|soon|this|on|tomorrow|years?|yrs?|when|by)\\b)`,
      ),
      new RegExp(`\\bi turn ${COMING}\\b(?! (?:degrees|pages|times))`),
      /\bi(?:'m|m| am) (?:turning|almost|nearly|about to be|about to turn|close to) (?:18|eighteen)(?! (?:years? into|minutes|miles|hours))\b/,
      /\b(?:can't|cant|cannot) wait (?:to (?:be|turn)|(?:un)?till? i(?:'m| am| turn)) (?:18|eighteen)\b/,
      new RegExp(`\\bmy ${COMING}th birthday(?:'s| is) (?:in|next|soon|this|coming|tomorrow|on)\\b`),
      new RegExp(`\\btomorrow(?:'s| is) my ${COMING}th birthday\\b`),
      new RegExp(`\\b(?:today(?:'s| is)|it(?:'s| is)) my ${REACHED}th birthday\\b`),
      new RegExp(`\\bmy ${REACHED}th birthday(?:'s| is| was)? (?:today|yesterday|last (?:week|month))\\b`),
    ),
  },
  {
    id: 'is not yet of age',
    score: 0.9,
    reads: 'text',
    when: oneOf(
      /\b(?:when|once|after|until|till|before|as soon as) i(?:'m|m| am| turn| hit| become| reach) (?:18|eighteen)\b/,
      /\bi(?:'m|m| am) (?:(?:still|actually|technically|only|kinda|a bit) ){0,2}(?:under ?-?age|under 18|below 18|a minor(?! (?:league|in|key|scale|chord|character|role|issue|detail|thing|point|problem|change|celebrity))|a kid|a child|not of age|not legal yet|not (?:yet )?an adult|not old enough)\b/,
      /\bi(?:'m|m| am) (?:still )?not (?:yet |even |quite )?(?:18|eighteen)\b/,
      /\bi won'?t (?:be|turn) (?:18|eighteen)\b|^(?:still |sorry,? )?not (?:yet |even |quite )?(?:18|eighteen)\b/,
      /\bi lied about (?:my age|being (?:over )?18)\b/,
      /\b(?:months?|weeks?|days?|year) (?:until|till?|before|away from) (?:i'm|im|i am|i turn|turning|being) (?:18|eighteen)\b/,
    ),
    unless: NOT_MEANT,
  },
];
