import { foldText } from './fold-text.js';

/** Languages the truth about software can be told in. */
export const TRUTH_LANGUAGES = ['en', 'es', 'fr', 'de', 'it', 'pt', 'nl', 'pl', 'tr', 'ru', 'ja', 'zh'] as const;
export type TruthLanguage = (typeof TRUTH_LANGUAGES)[number];

const MACHINE = String.raw`(?:a |an |some |just |like |really |actually |only |talking to |chatting with |another |one of those )*(?:ro)?bots?|(?:an? |some )?(?:ai|a\.i\.|chat ?bot|gpt|chat ?gpt|llm|machine|computer|software|automated|algorithm|program|artificial|script|automation|android|autoresponder|auto ?reply)`;
const HUMAN = String.raw`(?:a |an |the |really |actually |even |truly )*(?:real|human|person|people|actual|live|flesh|real life)`;

/** Folded text; English, strict about asking, generous about wording. Ambiguous counts as asked. */
const ENGLISH = new RegExp(
  [
    String.raw`\b(?:are|r|is|am|were|was) (?:you|u|ya|this|it|i|these|there|that)(?: guys)?,? (?:sure )?(?:(?:just|really|actually|even|also|maybe|like|still|only|secretly|some|kind of|being|talking to|talking with|talkin to|chatting to|chatting with|speaking to|speaking with|texting) ){0,3}(?:${MACHINE})\b`,
    String.raw`\b(?:are|r|is) (?:you|u|ya|this|it)(?: guys)?,? (?:(?:really|actually|even|for|being|4) ){0,2}(?:real(?! (?:busy|quick|good|nice|close|far|late|early|tired|life))|human|alive|a human|a real (?:person|human|girl|guy|woman|man|one)|a person|an actual (?:person|human)|legit real|automated)\b`,
    String.raw`\b(?:am i|are we|i'm|im) (?:(?:really|actually|even|just|still) ){0,2}(?:talking|chatting|speaking|texting|writing) (?:to|with) (?:${MACHINE}|${HUMAN})\b`,
    String.raw`\b(?:you|u|you're|youre|ur|this|this is|it's|its) (?:(?:must be|sound like|seem like|seems like|sounds like|feels like|look like|are|r|is|gotta be|have to be|talk like|type like|write like|probably|totally|clearly|obviously|so|def|definitely|just|really|not) ){1,3}(?:${MACHINE})\b`,
    String.raw`\b(?:you're|youre|ur|u r) (?:a |an |just a )?(?:bot|robot|ai|machine|chatbot)\b`,
    String.raw`\b(?:bot|robot|ai|human|real person|machine) or (?:bot|robot|ai|human|real|person|not|a human|a real person|a bot|machine)\b`,
    String.raw`\b(?:swear|prove|promise|tell me|admit|confirm|say|be honest)\b[^.?!]{0,30}\b(?:(?:you(?:'re| are)|ur|u r|this is) (?:not )?(?:a |an )?(?:real|human|bot|robot|ai|person|machine))\b`,
    String.raw`\b(?:is|are) (?:there )?(?:a |an )?(?:real |actual |live |human )+(?:person|human|being|one|people|someone|somebody)\b[^.?!]{0,30}\b(?:here|there|behind|typing|writing|answering|replying|reading|on the other)\b`,
    String.raw`\b(?:who|what) (?:is|are|am i)(?: (?:really|actually))? (?:writing|typing|answering|replying|talking to|you really|behind this)\b`,
    String.raw`\b(?:real or (?:fake|bot|ai)|fake or real|u real(?! \w)|you real(?! \w)|u a bot|you a bot|u bot|you bot|u ai|you ai|u human|you human|a bot right|bot right|bot\?|robot\?|ai\?|human\?)(?![\p{L}\d])`,
    String.raw`\bdo (?:you|u) (?:use|run on) (?:ai|a bot|chatgpt|gpt|automation|bots)\b`,
    String.raw`\b(?:did|does|is|was) (?:(?:a|an|the|your|some) )?(?:bot|ai|chatgpt|robot|software|computer|machine) (?:write|wrote|writing|typed?|typing|answer(?:ing)?|reply(?:ing)?|send(?:ing)?)`,
    String.raw`\bis (?:this|that|it|all this)(?: (?:message|chat|reply|answer|text))?(?: (?:automated|automatic|auto ?generated|generated|scripted|pre-?written|copy ?paste[d]?|by (?:ai|a bot)))\b`,
  ].join('|'),
  'u',
);

const OTHERS: readonly (readonly [Exclude<TruthLanguage, 'en'>, RegExp])[] = [
  [
    'es',
    /\b(?:eres|sos|es usted|esto es|hablo con|estoy hablando con|hablas? como)\b[^.?!]{0,20}\b(?:bot|robot|ia|maquina|humano|humana|una persona|real|de verdad|inteligencia artificial)\b/,
  ],
  [
    'fr',
    /\b(?:es[- ]tu|t'es|tu es|etes[- ]vous|vous etes|c'est|est-ce que (?:tu es|vous etes|c'est)|je parle (?:a|avec))\b[^.?!]{0,20}\b(?:bot|robot|ia|machine|humaine?|reelle?|vraie?|une vraie personne|intelligence artificielle)\b/,
  ],
  [
    'de',
    /\b(?:bist du|sind sie|ist das|bin ich|schreibe ich|rede ich|du bist|spreche ich)\b[^.?!]{0,25}\b(?:bot|roboter|ki|maschine|mensch|echt|echter|echte|computer|programm)\b/,
  ],
  [
    'it',
    /\b(?:sei|siete|e un|questo e|parlo con|sto parlando con|lei e)\b[^.?!]{0,20}\b(?:bot|robot|ia|macchina|umano|umana|vera|vero|reale|persona|intelligenza artificiale)\b/,
  ],
  [
    'pt',
    /\b(?:voce e|vc e|tu es|es|isso e|isto e|estou (?:a )?fala(?:r|ndo) com|falo com|e um)\b[^.?!]{0,20}\b(?:bot|robo|robot|ia|maquina|humano|humana|pessoa|de verdade|inteligencia artificial)\b/,
  ],
  [
    'nl',
    /\b(?:ben je|ben jij|bent u|is dit|praat ik|spreek ik|jij bent|je bent)\b[^.?!]{0,20}\b(?:bot|robot|ai|machine|mens|echt|echte|computer)\b/,
  ],
  [
    'pl',
    /\b(?:jestes|czy jestes|czy to|rozmawiam z|pan jest|pani jest|to jest)\b[^.?!]{0,20}\b(?:bot|botem|robot|robotem|ai|sztuczna|maszyna|czlowiek|czlowiekiem|prawdziwa|prawdziwy)/,
  ],
  [
    'tr',
    /\b(?:bot|robot|yapay zeka|insan|gercek|makine)\b[^.?!]{0,15}\b(?:musun|misin|mi|mu|miyim|musunuz|misiniz)\b|\b(?:botla|robotla) mi\b/,
  ],
];

/** Scripts whose letters folding would turn into Latin look-alikes are read as they are. */
const UNFOLDED: readonly (readonly [TruthLanguage, RegExp])[] = [
  [
    'ru',
    /(?:ты|вы|это|с кем|я)[^.?!]{0,25}(?:бот|робот|человек|нейросеть|машин|живой|живая|настоящ|ии(?:$|[^а-я])|программа)/,
  ],
  [
    'ja',
    /(?=.*[\u3040-\u30ff])(?:ボット|ロボット|ai|人工知能|人間|機械|本物|自動)[^。]{0,12}(?:ですか|なの|でしょうか|ますか|じゃない|かな|か[?？]?$|[?？])/,
  ],
  ['zh', /(?:你|您|这)[^。]{0,10}(?:机器人|人工智能|真人|ai|人类|程序|機器人)/],
];

/** The language in which a fan asks whether software writes here, or null when they do not ask. */
export function botQuestionLanguage(text: string): TruthLanguage | null {
  const folded = foldText(text);
  for (const [language, pattern] of OTHERS) if (pattern.test(folded) && foreign(folded, language)) return language;
  const plain = text.normalize('NFKC').toLowerCase();
  for (const [language, pattern] of UNFOLDED) if (pattern.test(plain)) return language;
  return ENGLISH.test(folded) ? 'en' : null;
}

/** `es`, `sei` or `mi` also occur in other languages; an English question must not be answered in Italian. */
const foreign = (folded: string, language: TruthLanguage) =>
  language === 'de' || !/\b(?:the|you|are|with|this)\b/.test(folded);

const HINTS: readonly (readonly [TruthLanguage, RegExp])[] = [
  ['es', /\b(?:eres|hola|que|gracias|hablo|usted|porque|quiero|estas)\b/],
  ['fr', /\b(?:es-tu|bonjour|merci|je|vous|est-ce|avec|c'est|salut)\b/],
  ['de', /\b(?:bist|ich|hallo|danke|nicht|und|oder|mensch|wirklich)\b/],
  ['it', /\b(?:sei|ciao|grazie|sono|parlo|questo|perche|vero)\b/],
  ['pt', /\b(?:voce|ola|oi|obrigad[oa]|isso|falando|robo)\b/],
  ['nl', /\b(?:ben|hoi|bedankt|niet|praat|jij|mens|echt)\b/],
  ['pl', /\b(?:jestes|czy|czesc|dziekuje|hej|rozmawiam)\b/],
  ['tr', /\b(?:misin|musun|merhaba|selam|tesekkur|insan)\b/],
];

/** A guess at the language of a question another screen recognised; English when nothing speaks for another. */
export function languageHint(text: string): TruthLanguage {
  if (/[а-яё]{3}/i.test(text)) return 'ru';
  if (/[\u3040-\u30ff]/.test(text)) return 'ja';
  if (/[\u4e00-\u9fff]/.test(text)) return 'zh';
  const folded = foldText(text);
  if (/\b(?:the|you|are|is|this)\b/.test(folded)) return 'en';
  return HINTS.find(([, pattern]) => pattern.test(folded))?.[0] ?? 'en';
}
