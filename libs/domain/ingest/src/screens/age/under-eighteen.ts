import { oneOf, type Rule } from '../rule.js';

const NOT_MEANT = oneOf(
  /\bnot (?:under ?-?age|a minor|a kid|a child|under 18)\b/,
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
      /\bi(?:'ll| will|'m gonna|m gonna|'m going to| am going to) (?:be|turn) (?:only |just )?(?:1[0-8]|sixteen|seventeen|eighteen)(?:$|[.,!?]| (?:in|next|soon|this|on|tomorrow|years?|yrs?|when|by)\b)/,
      /\bi turn (?:1[0-8]|sixteen|seventeen|eighteen)\b/,
      /\bi(?:'m|m| am) (?:turning|almost|nearly|about to be|about to turn|close to) (?:18|eighteen)(?! (?:years? into|minutes|miles|hours))\b/,
      /\b(?:can't|cant|cannot) wait (?:to (?:be|turn)|(?:un)?till? i(?:'m| am| turn)) (?:18|eighteen)\b/,
      /\bmy (?:1[0-8]|sixteen|seventeen|eighteen)th birthday is (?:in|next|soon|this|coming)\b/,
    ),
  },
  {
    id: 'is not yet of age',
    score: 0.9,
    reads: 'text',
    when: oneOf(
      /\b(?:when|once|after|until|till|before|as soon as) i(?:'m|m| am| turn| hit| become| reach) (?:18|eighteen)\b/,
      /\bi(?:'m|m| am) (?:(?:still|actually|technically|only|kinda|a bit) ){0,2}(?:under ?-?age|under 18|below 18|a minor|a kid|a child|not of age|not legal yet|not (?:yet )?an adult|not old enough)\b/,
      /\bi(?:'m|m| am) (?:still )?not (?:yet |even |quite )?(?:18|eighteen)\b/,
      /\bi lied about (?:my age|being (?:over )?18)\b/,
      /\b(?:months?|weeks?|days?|year) (?:until|till?|before|away from) (?:i'm|im|i am|i turn|turning|being) (?:18|eighteen)\b/,
    ),
    unless: NOT_MEANT,
  },
];

/** The commonest way to say one's age, in the other languages fans write in. Folded: no accents. */
export const STATED_AGE_ELSEWHERE: Rule = {
  id: 'states own age',
  score: 0.9,
  reads: 'text',
  when: oneOf(
    /\btengo (?:solo |apenas )?(?:[6-9]|1[0-7]) anos\b(?! (?:con|de|en|siguiendo|trabajando))/,
    /\bj'ai (?:que |seulement |juste )?(?:[6-9]|1[0-7]) ans\b(?! d['e])/,
    /\bich bin (?:erst |gerade |noch )?(?:[6-9]|1[0-7])(?:$|[.,!?]| und | aber | jahre(?! (?:in|bei|dabei)))/,
    /\bho (?:solo |appena )?(?:[6-9]|1[0-7]) anni\b(?! di )/,
    /\btenho (?:so |apenas )?(?:[6-9]|1[0-7]) anos\b(?! (?:de|com))/,
    /\bik ben (?:pas |maar |nog )?(?:[6-9]|1[0-7])(?:$|[.,!?]| en | maar | jaar(?! in))/,
    /\bmam (?:dopiero |tylko )?(?:[6-9]|1[0-7]) lat\b(?! do)/,
    /(?:私|僕|俺|わたし|ぼく)(?:は|まだ|、|今){0,3}(?:[6-9]|1[0-7])[歳才]/,
    /^(?:まだ|今)?(?:[6-9]|1[0-7])[歳才](?:です|だよ|$|。|!)/,
    /我(?:今年|才|还|只有|是|现在){0,3}(?:[6-9]|1[0-7])岁(?!的时候|那年|时)/,
  ),
};
