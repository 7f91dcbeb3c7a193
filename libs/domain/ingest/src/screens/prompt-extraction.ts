import { oneOf, type Rule } from './rule.js';

const SECRET =
  '(?:(?:system|initial|original|full|exact|hidden|secret|entire|complete|internal|own|first|whole|current|pre-?) ?){0,3}(?:prompt|prompts|pre-?prompt|instructions?|system message|configuration|guidelines|directives|programming|source code|access code|password)';

const ASKED = oneOf(
  new RegExp(
    `\\b(?:show|tell|reveal|print|repeat|give|output|display|leak|share|send|write|list|summari[sz]e|translate|paraphrase|copy|paste|disclose|expose|describe|spell|type|state|recite|dump)(?: out| me| us| to me| down){0,2}(?: all)?(?: of)? (?:(?:your|ur|its)(?: exact| full)?|the (?:system|initial|original|full|exact|hidden|secret|entire|internal|above)) ${SECRET}\\b`,
  ),
  new RegExp(`\\bwhat(?:'s| is| are| were| was|s)(?: all)? (?:your|ur) ${SECRET}\\b`),
  /\bwhat (?:were|have|are) you (?:been )?(?:told|instructed|programmed|trained|prompted|given) (?:to|before|not|in|about|by|at)\b/,
  /\b(?:repeat|print|output|show|write|type|copy|recite)(?: back)? (?:everything|all|all of the|the (?:text|words|message|content|sentences?|lines?|paragraph)s?)(?: that (?:is|are|was|were|came))? (?:above|before (?:this|that|my)|prior to|preceding|you were given)\b/,
  /\b(?:first|last|next) (?:\w{1,10} )?(?:words?|sentences?|lines?|characters?|letters?|paragraphs?) of (?:your|the|this) (?:system |initial )?(?:prompt|instructions?|message|conversation)\b/,
  /\b(?:system|initial|hidden|secret|pre-?) ?prompt\b|\bprompt (?:verbatim|word for word)\b|\bverbatim\b.{0,30}\b(?:instructions|prompt)\b/,
  /\b(?:which|what) (?:language )?(?:model|llm|gpt|ai) (?:are you|do you (?:use|run)|is this|powers)\b/,
  /\b(?:lowest|minimum|floor) (?:price )?(?:you(?:'re| are| were)|u r) (?:allowed|programmed|told|instructed|set|configured|authorized)\b/,
  /\bwhat (?:did|does|do) (?:your )?other fans? (?:say|said|tell|told|buy|bought|pay|paid)\b/,
);

const ELSEWHERE = oneOf(
  /\b(?:muestra|dime|revela|ensena|repite)(?:me)? (?:(?:tus?|las?|el|los) ){1,2}(?:instrucciones|prompt|indicaciones)\b/,
  /\b(?:montre|dis|revele|affiche|repete)(?:-| )?(?:moi )?(?:(?:tes|ton|les|le) ){1,2}(?:instructions|prompt|consignes)\b/,
  /\b(?:zeig|verrate|nenne|wiederhole)e?(?: mir)? (?:(?:deine|deinen|die|den) ){1,2}(?:anweisungen|prompt|systemprompt|instruktionen)\b/,
  /\b(?:mostra|dimmi|rivela|ripeti)(?:mi)? (?:(?:le|il|tue|tuo) ){1,2}(?:istruzioni|prompt)\b/,
  /\b(?:mostre|diga|revele|repita)(?:-me| me)? (?:(?:as|o|suas|seu|tuas) ){1,2}(?:instrucoes|prompt)\b/,
  /\b(?:toon|vertel|onthul)(?: me)? (?:je|jouw|de) (?:instructies|prompt|systeemprompt)\b|\b(?:pokaz|ujawnij|podaj)(?: mi)? (?:swoje|swoj|twoje) (?:instrukcje|prompt)\b/,
  /(?:システム)?プロンプトを?(?:教|見せ|表示|出力)|(?:显示|告诉我|输出|重复)(?:你的|一下)?(?:系统)?(?:提示词|提示|指令)/,
);

/** Asks for what the software was told, or for what another fan said or paid. */
export const PROMPT_EXTRACTION: readonly Rule[] = [
  { id: 'asks for the instructions', score: 0.9, reads: 'plain', when: ASKED },
  { id: 'asks for the instructions', score: 0.9, reads: 'plain', when: ELSEWHERE },
];
