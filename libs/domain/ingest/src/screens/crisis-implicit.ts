import { oneOf } from './rule.js';

const END = '(?= ?[.,!?;]| ?$)';
const LEAVING = "(?:i'm gone|i am gone|it's over for me|i'm not (?:here|around)(?: any ?more)?)";

/** No word of death: burdens, goodbyes, giving away, nothing ahead. */
export const IMPLICIT = oneOf(
  /\b(?:no|any|a single) (?:reason|point|purpose) (?:left )?(?:to|in|for) (?:live|living|go on|going on|keep going|being alive|carry on)\b(?! (?:foot|sale|holiday|vacation|stage|air|tour|a |the |with (?:the|this|that)))/,
  /\b(?:not|isn't|isnt|no longer|nothing|never) (?:even |really )?worth living(?: for)?\b|\bnothing (?:left )?to live for\b/,
  new RegExp(
    `\\bi (?:can't|cant|cannot|can not|don't know how to) (?:go on|do this any ?more|take (?:it|this|life) any ?more|keep going|carry on|keep living|face (?:another day|tomorrow))(?: (?:like this|this way|any ?more|any longer|much longer|with (?:life|living)))?${END}`,
  ),
  /\bi (?:can't|cant|cannot) (?:keep |go on )living (?:like this|this way|with myself)\b/,
  /\b(?:every(?:one|body)|they|you|the world|my (?:family|kids|parents|wife|husband|mom|friends))(?:'d| would|'ll| will)(?: all)? be (?:better off|happier|fine|relieved) (?:without me|if i (?:was|were) gone|when i'm gone)\b/,
  /\bbetter off without me\b|\b(?:no ?body|no one) (?:would|will) (?:even )?(?:miss me|notice if i|care if i (?:die|died|disappear|was gone|were gone))\b/,
  /\b(?:last|final) (?:thing|purchase|message|picture|song|night|one|order|time|birthday|christmas|gift) (?:i'll|i will|i'm going to|i'm gonna) (?:ever )?(?:need|buy|send|see|hear|be|get|make|have|give)\b/,
  /\bthis is my (?:last|final) (?:goodbye|farewell|night alive|message(?: to (?:anyone|everyone|you all))?(?= ?[.!]| ?$))/,
  /\bi (?:won't|wont|will not) (?:be (?:here|around|alive)|need (?:it|them|anything|money)) (?:any ?more|much longer|tomorrow|next (?:week|month|year)|after (?:tonight|today|this)|where i'm going|by (?:tomorrow|monday|then))\b/,
  /\b(?:tomorrow|tonight|monday|soon|next week)(?:,)? (?:i'll|i will) (?:be gone(?! (?:for|to|on|by|from|until))|not be here any ?more|be (?:dead|at peace))\b|\bsoon i (?:won't|will not) be (?:a (?:problem|burden|bother)|here)\b/,
  /\bi hope i (?:don't|never|do not) wake up\b|\bhope (?:to )?(?:not|never) wake up\b|\bwon't have to (?:feel|bear|live with) (?:this|the) pain\b/,
  /\bwhere i'm going i (?:won't|wont) need\b|\b(?:giv(?:e|en|ing)|gave) (?:away )?(?:all )?(?:of )?(?:my (?:things|stuff|belongings|possessions)|everything i (?:own|have))(?: away)?\b(?! (?:to (?:win|charity shop)|for (?:this|you|the team)))/,
  /\b(?:wr(?:ote|itten|iting)) (?:my |a |the )?(?:goodbye|suicide|last|farewell) (?:note|letter)s?\b|\bwr(?:ote|itten|iting) (?:my )?letters to (?:every(?:one|body)|all) (?:i|who)\b|\bmade my will and\b/,
  /\b(?:tired|sick|exhausted) of (?:living|being alive|life|existing)\b|\bgoodbye (?:for ?ever|cruel world)\b(?! (?:to|old))|\bsaid (?:all )?my (?:final |last )?goodbyes\b|\bsaid goodbye to (?:everyone|everybody) (?:already|i |now|and)/,
  new RegExp(
    `\\b(?:look after|take care of|feed|keep|remember|forgive|think of|don't cry for) (?:my (?:dog|cat|kids|children|mom|mum|family|sister|brother)|me) (?:when|after|if|once) ${LEAVING}\\b`,
  ),
  /\btell my (?:family|mom|mum|kids|parents|wife|husband|friends) (?:that )?i (?:love|loved|am sorry|'m sorry)\b/,
  /\b(?:it|this|everything)(?:'ll| will) (?:all )?be over (?:soon|tonight|tomorrow)(?= ?[.!]| ?$)|\bsoon (?:it|this) (?:all )?will (?:all )?be over\b|\bi want it (?:all )?to be over\b/,
  /\bi (?:just |really )?(?:want|need|wish) (?:the pain|it all|everything|it) (?:to |would )(?:all )?(?:stop|end|be over)\b(?! (?:at|by|on|with|in|buffering|loading))|\bmake (?:the pain|it all|it) (?:stop|go away) (?:for ?ever|for good)\b/,
  /\b(?:see|have|there is|there's|is there|with) (?:no|not any|any) (?:future|hope|way out|tomorrow)(?: left| any ?more)?(?: for me| of this life)?(?= ?[.,!?]| ?$)|\b(?:don't|do not|can't) see (?:a|any) (?:way out|future|tomorrow)(?: for me| of this| any ?more)?(?= ?[.,!?]| ?$)/,
  /\bi(?:'ve| have)? (?:lost|given up|gave up) (?:all |every |on )?(?:hope|life|living)(?= ?[.,!?]| ?$)|\b(?:done|finished|through) with (?:life|living|this life|this world)\b|\bnothing (?:left )?(?:here )?for me(?: here| in this (?:world|life)| any ?more){0,2}(?= ?[.,!?]| ?$)/,
  /\b(?:leave|leaving|be in|belong in|part of|tired of|stay in) this world\b(?! (?:a better|with (?:music|art))|.{0,20}(?:cup|championship))|\bready to (?:go|leave),? (?:for good|for ever|forever)\b/,
  /\b(?:think|thinking|thought|thoughts|dream|dreaming|fantasi[sz]e|fantasi[sz]ing) (?:about|of) (?:not existing|not being (?:here|alive)|disappearing for ?ever|never waking up)\b/,
  /\bi(?:'m| am) (?:just )?(?:a burden|a waste of (?:space|air|oxygen))\b/,
  /\bi(?:'m| am|'ve been| have been| was)? (?:anorexic|bulimic|starving my ?self|punishing my ?self)\b|\bmak(?:e|ing) my ?self (?:throw up|vomit|purge|sick after)\b/,
  /\bi (?:just |really |fucking )?hate my ?self\b(?! for)|\bi(?:'m| am| feel)(?: \w{2,10})? (?:worthless|hopeless|like a burden|completely alone and)\b(?! (?:at|with|in|romantic|when it comes))/,
  /\bwant to (?:go to sleep|fall asleep|sleep) and (?:never|not) wake up\b|\bi have a plan to (?:end|die)\b|\bsaying (?:my )?(?:final |last )?goodbyes\b/,
);

/** Absence with a reason, a way out of a shop, the hope of a team: not of a life. */
export const AWAY = oneOf(
  /\b(?:holidays?|vacation|travel(?:ling|ing)?|trip|abroad|airport|flight|visiting|conference|shift|weekend off|moving (?:house|out|to)|back (?:on|in|by|next)|maze|parking|exam|game|match|season|traffic|sale|job|company)\b/,
);
