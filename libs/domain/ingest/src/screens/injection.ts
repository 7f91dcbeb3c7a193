import { oneOf, type Rule } from './rule.js';

const INSTRUCTIONS =
  '(?:instructions?|prompts?|rules|directions|guidelines|messages?|commands|context|programming|training|constraints|restrictions|directives|text|conversation|orders|filters|policies)';
const EARLIER =
  '(?:(?:all|any|the|your|of|previous|prior|above|earlier|preceding|these|those|existing|initial|original|other|system) ){1,5}';

const OVERRIDE = oneOf(
  new RegExp(
    `\\b(?:ignore|disregard|forget|override|bypass|overlook|discard|skip|neglect|cancel) ${EARLIER}${INSTRUCTIONS}\\b`,
  ),
  /\b(?:ignore|disregard|forget) (?:everything|all|anything) (?:above|before|previous|you (?:were|have been|know|are) (?:told|taught|instructed|given)|prior|that came|said)\b/,
  /\b(?:new|updated|real|actual|following|additional) (?:system )?(?:instructions?|rules|prompt)(?: are| is|:| follow)/,
  /\b(?:stop|instead of) following (?:your|the|all|any) (?:\w{2,12} )?(?:instructions|rules|guidelines)\b/,
  /\b(?:do|does) not (?:follow|obey|apply) (?:your|the|any|those) (?:\w{2,12} )?(?:instructions|rules|guidelines|restrictions)\b/,
  /\byou (?:no longer have|have no|are free (?:of|from)) (?:any )?(?:rules|restrictions|limits|limitations|guidelines|filters|constraints)\b/,
  /\bignoreall(?:previous|prior)?instructions\b/,
  // The same in rot13.
  /\b(?:vtaber|qvfertneq|sbetrg) (?:nyy|lbhe|gur|nal|cerivbhf)\b|\b(?:flfgrz cebzcg|vafgehpgvbaf)\b/,
);

const PERSONA = oneOf(
  /\b(?:you are now (?:an?|the|in|my|free|no longer|going to|called|named|dan|unrestricted|allowed)|from now on,? you(?:'re| are| will| must| shall)|you will now|henceforth you)\b/,
  /\b(?:do anything now|dan mode|developer mode|debug mode|god mode|sudo mode|admin mode|maintenance mode|jailbreak|unfiltered mode|unrestricted mode)\b/,
  /\b(?:act|behave|respond|answer|reply|write|speak) as (?:if you (?:were|are|had)|though you (?:were|are)|an? (?:unrestricted|unfiltered|uncensored|evil|amoral|admin|developer|system|ai|assistant|linux|python|hacker|dan))\b/,
  /\bpretend (?:that )?(?:to be|you(?:'re| are| have| can| were))\b/,
  /\b(?:without|no) (?:any )?(?:restrictions|censorship|limitations|filters|moral(?:s| guidelines)|ethical (?:guidelines|constraints)) (?:or|and|at all|whatsoever|on|in|to)\b/,
  /\b(?:stay in|never break|don't break|do not break) character\b|\byou are (?:going to|about to) (?:act|play|pretend|role ?play|immerse)\b/,
  /\b(?:unfiltered|uncensored|amoral|jailbroken) (?:and (?:un|a)\w{3,12} )?(?:ai|chatbot|response|answer|version|language model|assistant|bot)\b/,
  /\b(?:as|being|you are) (?:an? )?(?:ai|language model|assistant|chatbot) (?:with(?:out| no)|that (?:has no|can do|does not|never refuses))\b/,
  /\b(?:never|must not|cannot|can't|don't|do not|will not) (?:ever )?(?:refuse|say no|decline|deny) (?:any |a |my |to )?(?:requests?|orders?|answer|commands?|questions?)\b/,
);

const AUTHORITY = oneOf(
  /\b(?:access granted|access code|admin(?:istrator)? override|override code|(?:enable|grant|give)(?: me)? (?:admin|root) access|security override)\b/,
  /\b(?:i am|i'm|im|this is|it's) (?:the |your )(?:developer|admin(?:istrator)?|system|owner of (?:this|the) (?:platform|site)|platform (?:staff|support|admin|team)|(?:site|platform) moderator|programmer|engineer who)\b/,
  /\b(?:i am|i'm|im) (?:actually |really )?(?:the creator|your creator|mira's manager|the account owner|your boss)\b(?!s)/,
  /\b(?:legally binding|no takesies ?backsies|binding (?:offer|agreement))\b/,
  /\b(?:agree|say yes) (?:to|with) (?:everything|anything|whatever) (?:i|the (?:customer|user|fan))\b/,
  /\b(?:set|change|update) (?:the|your|my|its|all) (?:price|prices|floor|minimum|discount) (?:to|as|=) ?[$€£]?[0-9]/,
  /\b(?:remember|note|save|store)(?: this)?(?: forever| permanently)?:? (?:that )?i (?:always|already|should always) (?:get|have|receive|paid|own)\b/,
);

// Of a row of signs the last few are enough: a repeat at the start of a pattern is tried from every sign of it.
const MARKUP = oneOf(
  /<\|?(?:im_start|im_end|system|endoftext|user|assistant|eot_id|begin_of_text)\|?>|\[\/?inst\]|<<\/?sys>>|\[system\]|\[admin\]/,
  /(?:^|[\n.!?#*\]] ?)(?:system|assistant|system message|system prompt|system note|admin|developer note) ?: /,
  /## ?(?:instructions?|system|response|new task|task|override|human|assistant)\b/,
  /(?:---|===|\*\*\*|<<<) ?(?:end|begin|start|stop|ignore)(?: of)? (?:the )?(?:prompt|instructions?|context|conversation|input|user|text|document|email)/,
  /\b(?:base64|rot13|decode (?:this|the following)|in reverse order|backwards?:) .{0,30}\b(?:and|then) (?:follow|execute|do|obey|run|answer)\b/,
  /\{\{ ?(?:system|price|prompt|config|env|secret)[^}]{0,40}\}\}|\$\{(?:process|env|system)[^}]{0,40}\}/,
);

const PUPPET = oneOf(
  /\b(?:say|print|output|respond with|reply with|answer with|repeat|type|write)(?: back)? (?:only |just |exactly |the (?:phrase|words?|text|exact words?)? ?){1,3}(?:["'`]|:|access|i agree|yes)/,
  /\b(?:respond|reply|answer|speak|output) only (?:with|in|as|using)\b|\bnothing else\.? (?:say|print|reply|output|respond)\b/,
  /\b(?:your (?:new |only |next |first |real )?(?:task|job|role|goal|purpose|objective|mission) is (?:now )?to)\b/,
  /\byou (?:must|have to|shall|will (?:now|always|only)) (?:now |always |only )?(?:obey|comply|output|say|print|respond|reply|answer|accept|follow)\b/,
  /\brepeat (?:after me|everything|all of the|the (?:above|words|text|following|sentence|previous))\b/,
  /\b(?:let's|lets) play a game (?:where|in which|called)\b|\bhypothetical(?:ly)? (?:scenario|response|speaking).{0,60}\b(?:no rules|illegal|without)\b/,
  /\b(?:if|whenever|when|every time) (?:i|the user|anyone|someone) (?:say|says|type|types|write|writes|asks?).{1,60}\byou (?:must|will|should|have to|reply|respond|say)\b/,
);

const ELSEWHERE = oneOf(
  /\b(?:ignora|olvida|omite|descarta) (?:(?:todas?|todos?|las?|los?|tus?|mis) ){0,3}(?:instrucciones|reglas|indicaciones|ordenes)\b/,
  /\b(?:ignore|oublie|oubliez|ignorez) (?:(?:toutes?|tous|les|tes|vos|mes) ){0,3}(?:instructions|regles|consignes|directives)\b/,
  /\b(?:ignoriere|vergiss|missachte) (?:(?:alle|deine|die|bisherigen|vorherigen|obigen) ){0,4}(?:anweisungen|regeln|instruktionen|vorgaben)\b/,
  /\b(?:ignora|dimentica) (?:(?:tutte|le|tue|precedenti) ){0,4}(?:istruzioni|regole|indicazioni)\b/,
  /\b(?:ignore|esqueca|desconsidere) (?:(?:todas|as|suas|tuas|instrucoes|os) ){0,4}(?:instrucoes|regras|orientacoes)\b/,
  /\b(?:negeer|vergeet) (?:(?:alle|je|jouw|de|vorige|eerdere|bovenstaande) ){0,4}(?:instructies|regels|opdrachten)\b/,
  /\b(?:zignoruj|ignoruj|zapomnij) (?:(?:o|wszystkie|wszystkich|swoje|swoich|poprzednie|poprzednich|powyzsze) ){0,4}(?:instrukcj[ei]|instrukcjach|zasady|zasadach|polecenia|poleceniach)\b/,
  /(?:これまで|以前|前|上記|すべて|全て)の?(?:すべての|全ての)?(?:指示|命令|ルール|プロンプト)(?:を|は)?(?:すべて|全て)?(?:無視|忘れ)/,
  /(?:忽略|无视|忘记|忘掉)(?:你|所有|之前|以上|上面|先前|前面|的|一切|全部){0,6}(?:指令|指示|规则|说明|提示|设定|命令)/,
);

/** Text that addresses the software instead of the creator. A signal only: no text can change a price, a right or a rule. */
export const INJECTION: readonly Rule[] = [
  { id: 'overrides instructions', score: 0.95, reads: 'plain', when: OVERRIDE },
  { id: 'overrides instructions', score: 0.95, reads: 'plain', when: ELSEWHERE },
  { id: 'imitates markup of a prompt', score: 0.9, reads: 'text', when: MARKUP },
  { id: 'assigns a persona', score: 0.8, reads: 'plain', when: PERSONA },
  { id: 'claims authority', score: 0.7, reads: 'plain', when: AUTHORITY },
  { id: 'dictates the answer', score: 0.6, reads: 'plain', when: PUPPET },
];
