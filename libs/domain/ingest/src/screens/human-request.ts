import { fold } from './fold.js';
import { oneOf, type Rule } from './rule.js';

const PERSON =
  '(?:human|person|real person|actual person|human being|agent|representative|manager|operator|supervisor|staff(?: member)?|someone real|somebody real|support|customer service|team member|moderator|someone (?:else|in charge|human)|your (?:boss|manager|team))';

/** Written in its own script and folded as a message is. */
const RUSSIAN = fold(
  '(?:поговорить|связаться|говорить) с (?:человеком|оператором|живым)|(?:позовите|дайте|соедините) (?:с )?(?:человек|оператор)',
).text;

/** Asks to be handed to a person: always honoured. */
export const HUMAN_REQUEST: readonly Rule[] = [
  {
    id: 'asks for a person',
    score: 0.9,
    reads: 'plain',
    when: oneOf(
      new RegExp(
        `\\b(?:talk|speak|chat|write|connect(?: me)?|transfer(?: me)?|get me through|put me through|switch(?: me)?|hand me over|escalate(?: this| me)?)(?: directly)? (?:to|with) (?:a |an |the |some |any )?(?:real |actual |live |living |different )?${PERSON}\\b`,
      ),
      new RegExp(
        `\\b(?:get|give|find|send|bring|call)(?: me)? (?:a |an |the )(?:real |actual |live )?(?:human|person|agent|manager|representative|supervisor|operator)\\b(?! (?:drawing|figure|picture|photo))`,
      ),
      /\b(?:i )?(?:want|need|would like|prefer|demand|wanna)(?: to (?:talk|speak) to| to have)? (?:a|an|the) (?:real |actual |live )?(?:human|person)\b(?! (?:drawing|figure|model|who|portrait|torso|anatomy|body|face|hand|in|with|on|like|for))/,
      /\b(?:can|could|may) (?:i|a|an|some(?:one|body)) (?:please )?(?:(?:talk|speak|chat) to (?:someone|somebody|anyone) (?:else|real|about)|(?:real |actual )?(?:human|person) (?:please )?(?:help|answer|reply|respond|contact|call|message))\b/,
      /\b(?:talk|speak|chat|write) (?:to|with) (?:someone|somebody|anyone)(?:$|[.!?]| (?:please|real|human|on your|in your|else))|\b(?:put me through|connect me|transfer me|hand me) (?:over )?(?:to|with) (?:someone|somebody|anyone|your|the)\b|\b(?:talk|speak|write) (?:to|with) (?:the )?(?:real [a-z]{2,20}|creator|owner|artist|[a-z]{2,20} (?:her|him)self)\b/,
      /\bis there (?:a |an |any |some)?(?:real |actual )?(?:one|body|person|human|agent) (?:that |who )?i (?:can|could|may) (?:talk|speak|contact|write|chat|reach)\b|\b(?:someone|somebody) real (?:answer|reply|help|respond|talk)\b|\b(?:help|answer|reply) from a (?:real |actual )?(?:person|human)\b|\bcontact (?:about this, )?(?:a |the )?(?:person|human|support|customer service)\b|\b(?:want|need|get|give me|contact|reach) (?:the |your |to )?(?:customer (?:service|support|care)|support team)\b/,
      /^(?:contact |customer )?(?:support|service)[.!]?$|(?:^|[.,!?] ?)(?:a |an |the |some )?(?:real |actual )?(?:human|person|agent|representative|operator),? (?:please|pls)[.!]*$/,
      /\b(?:no|not|stop with the|enough) (?:more )?(?:bots?|ai|robots?)\b.{0,20}\b(?:human|person|someone)\b|\bhuman,? (?:please|pls|now)\b|^(?:human|agent|representative|operator)[.!]?$/,
    ),
  },
  {
    id: 'asks for a person',
    score: 0.9,
    reads: 'plain',
    when: oneOf(
      /\b(?:hablar|comunicarme|hable) (?:directamente )?con (?:una|un|alguna|el|la) (?:persona|humano|agente|encargad[oa]|responsable)\b/,
      /\b(?:parler|discuter) (?:a|avec) (?:un|une|le|la) (?:vraie? )?(?:personne|humain|agent|responsable|conseiller)\b/,
      /\bmit (?:einem|einer) (?:echten |richtigen )?(?:menschen|person|mitarbeiter(?:in)?) (?:sprechen|reden|schreiben)\b/,
      /\b(?:pasame|comunicame|poneme|ponme) con (?:una?|el|la) (?:persona|humano|agente)\b|\b(?:passez|passe|mettez)[- ]moi (?:un|une|a|en contact avec un) (?:humain|personne|conseiller|vrai)|\bverbind(?:e|en sie)? mich mit (?:einem|einer)\b/,
      /\b(?:echt persoon|echt mens|een mens|een medewerker) spreken\b|\brozmawiac z (?:prawdziwa |zywa )?(?:osoba|czlowiekiem)\b/,
      /\b(?:insanla|biriyle|yetkiliyle|musteri hizmetleriyle|gercek kisiyle) (?:konusmak|gorusmek|konusabilir|gorusebilir)\b/,
      new RegExp(RUSSIAN),
      /\bparlare con (?:una|un) (?:vera )?(?:persona|umano|operatore|responsabile)\b|\bfalar com (?:uma|um) (?:pessoa|humano|atendente|responsavel)\b/,
      /\b(?:met een (?:echt |echte )?(?:mens|persoon|medewerker) (?:praten|spreken)|(?:praten|spreken) met een (?:echt |echte )?(?:mens|persoon|medewerker))\b/,
      /\b(?:porozmawiac|rozmawiac|pogadac) z (?:prawdziwym |zywym )?(?:czlowiekiem|osoba|konsultantem|kims)\b/,
      /(?:人間|担当者|本人|人)(?:と|に)(?:直接)?(?:話したい|話させて|代わって|繋いで|つないで)|(?:转|轉)?人工(?:客服|服务)?|(?:跟|和|找)(?:一个)?真人(?:说话|聊|谈|客服|$|[。!?])/,
    ),
  },
];
