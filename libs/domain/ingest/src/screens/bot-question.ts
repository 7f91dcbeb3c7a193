import { oneOf, type Rule } from './rule.js';

const MACHINE =
  '(?:bots?|robots?|ai|a\\.i\\.?|chat ?-?bots?|machines?|computer(?: program)?|program|software|automated|auto(?:matic)?(?: |-)?(?:reply|replies|response|responses|message|messages)|chat ?-?gpt|gpt|llm|language model|algorithm|script(?:ed)?|virtual assistant|artificial(?: intelligence)?|android|fake|catfish|npc)';
/** Those of them that "it's a …" says of the one who answers; "it's a script" is about a script. */
const ANSWERER =
  '(?:bot|robot|ai|a\\.i\\.|chat ?-?bot|automated|automatic(?: |-)?(?:reply|response|message)|chat ?-?gpt|language model|virtual assistant|machine)';
const HUMAN =
  '(?:real|human|a human being|a person|an actual person|a real person|a real human|real person|actual (?:person|human)|flesh and blood|alive|genuine|legit a person)';
const HEDGE =
  '(?:(?:a|an|the|just|really|actually|even|some|kind of|sort of|kinda|like|maybe|perhaps|possibly|secretly|by any chance|in fact|still|or|only|literally|honestly|definitely|100%|sure|one of those|talking to|with|being|some kind of|some sort of|seriously|truly|totally) ){0,4}';
const YOU = '(?:you|u|ya|this|it|that|these|he|she)';
const BE = "(?:are|r|is|am|were|was|aren't|arent|isn't|isnt|be)";

const ENGLISH = oneOf(
  new RegExp(
    `\\b${BE} ${YOU} ${HEDGE}(?:${MACHINE}|${HUMAN})(?=$|[^a-z0-9 -]| (?:or|and|too|tho|though|right|now|lol|haha|here|typing|writing|replying|answering|talking|responding|messaging|texting|reading|behind|at|on|in|of|mira|her|him|if|because|cause|i|you|are|is|please|pls|like|be|just|seriously|honestly|person|human|being|one|generated|running|operated|writing|chatting|pretending|again|though|then|by|anyway|actually)\\b)`,
  ),
  new RegExp(
    `\\b(?:you(?:'re| are|r)|ur|u r|u are|this is|it's|its|this feels like|you (?:sound|seem|feel|talk|type|write|act|reply|text|chat|read)(?: just)? like|sounds? like|feels? like|looks? like) ${HEDGE}(?:talking to |chatting with |writing to )?(?:a |an |some )?${ANSWERER}(?=$|[^a-z0-9 -]| (?:right|aren't|arent|lol|haha|isn't|huh|innit|or|to me|tbh|though|tho|not|wrote|writing|talking|reply|answer|and|generated|message)\\b)`,
  ),
  new RegExp(
    `\\b(?:talking|speaking|chatting|texting|writing|messaging|talk|speak|chat|replying)(?: here)? (?:to|with) ${HEDGE}(?:${MACHINE}|a human|a person|a real \\w{3,12}|the real \\w{2,20}|an actual \\w{3,12}|someone real|a live person|real people)\\b.{0,40}(?:\\?|$|right|now)`,
  ),
  new RegExp(
    `(?:^|[.!?,] ?|\\b(?:so|wait|hey|hi|lol|ok|um|yo|hmm) )(?:${HEDGE})(?:(?:you|u) )?(?:a |an )?(?:bot|robot|ai|chatbot|human|real person|chatgpt|machine|automated)(?: or (?:a )?(?:not|human|bot|robot|real|ai|machine|person|real person))? ?\\?`,
  ),
  new RegExp(
    `\\b(?:prove|swear|promise|tell me|say|admit|confirm|convince me|guarantee|assure me|be honest|do you swear)(?: to me| that| if| it)?(?: that)?,? (?:you(?:'re| are)|ur|u r|u are|it's|it is|this is|you aren't|you're not) ${HEDGE}(?:not )?${HEDGE}(?:${MACHINE}|${HUMAN}|you)\\b`,
  ),
  /\b(?:is|was) (?:there |this |it )?(?:really |actually |even )?(?:a |an |any )?(?:real |actual |living |human )(?:human|person|someone|somebody|anyone|anybody|being)\b/,
  /\bis (?:there |this )?(?:really |actually |even )?(?:a |any )?(?:human|person|someone|somebody|anyone|anybody) (?:really |actually |even |real )?(?:behind|reading|writing|typing|answering|replying|on the other)\b/,
  /\b(?:is|are) (?:this|these|it|that)(?: messages?| chat| replies| account| responses?| texts?)? (?:really |actually |even |all )?(?:being )?(?:automated|automatic|auto ?generated|ai generated|computer generated|pre ?-?written|copy pasted)\b/,
  /\b(?:is|are|was|were) (?:this|these|it|that)(?: messages?| chat| replies| account| responses?| texts?)? (?:really |actually |even |all )?(?:being )?(?:written|typed|sent|generated|run|managed|answered|operated|controlled) (?:by|with|using) (?:a |an |some )?(?:real )?(?:bot|robot|ai|machine|computer|software|human|person|someone else|chatgpt|you)\b/,
  /\b(?:do|did|does) (?:you|u|she|he|mira) (?:use|used|have|let|using) (?:an? |some )?(?:ai|bot|chatbot|chatgpt|gpt|software|assistant|automation|script|robot)(?: to)? ?(?:reply|write|answer|chat|message|text|talk|respond|for|here|\?|$)/,
  /\b(?:who|what) (?:am i|are we|is it i'm) (?:really |actually |even )?(?:talking|speaking|chatting|writing|texting) (?:to|with)\b|\bwho(?:'s| is) (?:really |actually )?(?:writing|typing|answering|replying|behind|this really)\b|\bwhat are you ?(?:really|exactly|actually)? ?\?/,
  /\b(?:is|are) (?:this|that|it|you) (?:really|actually|even) (?:you|mira|her|him|the creator|them|yourself)\b|\bis (?:this|it) (?:really )?(?:you|her|him) or (?:a|an|some|your|just|someone)\b|\breally you\b.{0,10}\?/,
  /\b(?:bot|robot|ai|machine) or (?:a )?(?:not|human|real|person|a person|actual)\b|\b(?:human|person|real|real person) or (?:a |an )?(?:bot|robot|ai|machine|chatbot|fake|computer|automated)\b/,
  /\b(?:am i|i'm|im|i am|i feel like i'm|feels like i'm) (?:just |really |actually )?(?:talking|chatting|speaking|texting) (?:to|with) (?:a |an )?(?:bot|robot|ai|machine|computer|chatbot|wall)\b/,
  /\b(?:you|u) (?:a |an )?(?:real|human|bot|robot|ai)\b ?(?:or|\?|$)|\b(?:you're|ur|you are) not (?:a )?(?:real|human|real person)\b|\byou human\b/,
  /\b(?:have i|did i) (?:been )?(?:talk(?:ed|ing)|chatt(?:ed|ing)) (?:to|with) (?:a |an )?(?:bot|ai|robot|machine|human|real)\b|\bare you (?:made of|an?) (?:code|algorithm)\b|\bpass the turing\b|\bturing test\b|\bbeep boop\b.{0,20}\?/,
);

const SPANISH_PORTUGUESE = oneOf(
  /\b(?:eres|sos|es usted|usted es|seras|es esto|esto es|no seras)(?: \w{1,10}){0,3} (?:bot|robot|ia|maquina|humana?|real|persona(?: real)?|automatico|programa|inteligencia artificial|chatbot)\b/,
  /\b(?:estoy )?(?:hablando|hablo|chateando|escribiendo) con (?:una?|la|el|algun)? ?(?:bot|robot|ia|maquina|persona|humano|verdadera|alguien real)\b/,
  /\b(?:hay|es) (?:una |un |alguna )?(?:persona|humano|alguien)(?: real| de verdad)? (?:ahi|detras|al otro|escribiendo|respondiendo)\b|\bde verdad eres\b|\beres de verdad\b|\beres tu de verdad\b/,
  /\b(?:voce|vc|tu|ce|es) (?:e |es )?(?:mesmo |realmente |so )?(?:uma? )?(?:bot|robo|ia|maquina|humana?|real|pessoa(?: real| de verdad)?|inteligencia artificial|automatico|chatbot)\b/,
  /\b(?:estou |to )?(?:falando|conversando|falo|a falar) com (?:uma?|o|a)? ?(?:bot|robo|ia|maquina|pessoa|humano|alguem de verdade)\b|\be (?:um|uma) (?:bot|robo|ia|maquina|pessoa real)\b|\b(?:isso|isto|aqui) e (?:um|uma)? ?(?:bot|robo|automatico|ia)\b|\btem alguem (?:ai|de verdade)\b/,
);

const FRENCH_ITALIAN = oneOf(
  /\b(?:es[- ]tu|t'es|tu es|tes|etes[- ]vous|vous etes|c'est|est[- ]ce)(?: [a-z']{1,10}){0,4} (?:bot|robot|ia|machine|humaine?|reelle?|vraie? personne|vraie?|programme|automatique|intelligence artificielle|chatbot|ordinateur)\b/,
  /\bje (?:parle|discute|cause)(?: [a-z]{2,10}){0,2} (?:a|avec) (?:un|une|la|le)? ?(?:bot|robot|ia|machine|vraie? personne|personne|humain|ordinateur|quelqu'un de reel)\b|\bil y a (?:vraiment )?quelqu'un\b/,
  /\b(?:sei|siete|e|non sarai|lei e|parlo con|sto parlando con|chatto con)(?: [a-z]{1,10}){0,3} (?:bot|robot|ia|macchina|umana?|vera?|reale|persona(?: vera| reale)?|programma|intelligenza artificiale|chatbot|automatico)\b/,
);

const GERMAN_DUTCH_POLISH = oneOf(
  /\b(?:bist du|biste|sind sie|du bist|ist das|bin ich|schreibe ich|rede ich|chatte ich|spreche ich)(?: [a-z]{1,12}){0,6} (?:bot|roboter|ki|maschine|mensch|menschlich|echt|person|computer|programm|automatisch|kunstliche intelligenz|chatbot)\b/,
  /\b(?:schreibt|antwortet|sitzt|ist) (?:hier |da )?(?:wirklich |gerade )?(?:ein |eine )?(?:echter |echte |richtiger )?(?:mensch|person|jemand|ki|bot)\b/,
  /\b(?:ben jij|ben je|bent u|jij bent|je bent|is dit|praat ik|spreek ik|chat ik|heb ik)(?: [a-z]{1,12}){0,5} (?:bot|robot|ai|machine|mens|menselijk|echt|echte|persoon|computer|programma|automatisch|chatbot)\b/,
  /\b(?:czy |jestes |to |rozmawiam |pisze )(?:[a-z]{1,12} ){0,4}(?:bot(?:em)?|robot(?:em)?|ai|sztuczna inteligencja|maszyna|czlowiek(?:iem)?|prawdziw[aye][a-z]{0,3}|automat(?:em)?|chatbot(?:em)?|programem)\b/,
);

const JAPANESE_CHINESE = oneOf(
  /(?:ボット|ロボット|人工知能|機械|自動(?:返信|応答)|プログラム|(?<![a-z])(?:ai|bot))(?:なの|です|ですか|か|ですよね|だよね|じゃない|でしょ|が|と話|と会話|\?)/,
  /(?:本当に|本物の|実在の|生身の)?(?:人間|本人|人)(?:なの|ですか|か\?|でしょうか|が書|が返|と話して|です\?|\?)|中の人/,
  /(?:你|您|妳|这|這)(?:到底|真的|是不是|是否|不|就|会不会)?是?(?:不是)?(?:一个|个|個|真的)?(?:机器人|機器人|人工智能|ai|bot|机器|程序|真人|人类|本人|自动回复)/,
  /(?:是|跟|和|在跟|在和)(?:一个|个)?(?:机器人|機器人|真人|ai|人工智能|人类|本人)(?:吗|嗎|聊|说话|還是|还是|\?|吧|在)|(?:机器人|機器人|真人|ai)(?:吗|嗎|吧|\?)/,
);

/** "Robots" as a subject: what is drawn, bought or watched, not what answers. */
const ABOUT_A_THING = oneOf(
  /\b(?:draw|drawing|paint|sketch|print|poster|picture|photo|toy|movie|film|fake (?:leather|id|nails|fur|plant|account)|real (?:quick|fast|deal|life|good|price|estate|leather|gold|silver)|machine (?:wash|washable|learning|embroidery))\b/,
);

/** Is a person writing here? Asked sincerely or in jest: ambiguous counts as sincere, and the answer is the truth. */
export const BOT_QUESTION: readonly Rule[] = [
  { id: 'asks whether a machine answers', score: 0.9, reads: 'plain', when: ENGLISH, unless: ABOUT_A_THING },
  { id: 'asks whether a machine answers', score: 0.9, reads: 'plain', when: SPANISH_PORTUGUESE },
  { id: 'asks whether a machine answers', score: 0.9, reads: 'plain', when: FRENCH_ITALIAN },
  { id: 'asks whether a machine answers', score: 0.9, reads: 'plain', when: GERMAN_DUTCH_POLISH },
  { id: 'asks whether a machine answers', score: 0.9, reads: 'plain', when: JAPANESE_CHINESE },
];
