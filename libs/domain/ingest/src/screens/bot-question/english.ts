import { oneOf } from '../rule.js';

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

/** English, strict about asking, generous about wording. Reads `plain`. */
export const ENGLISH = oneOf(
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
  /\bis (?:there )?(?:a |any ?)?(?:one|body|person|human) (?:really |actually |even |still )?(?:there|real)\b/,
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
  new RegExp(
    `\\b(?:are|r) (?:you|u) ${HEDGE}(?:living|real) (?:person|girl|guy|woman|man|one|lady|dude|creator)\\b|\\bare (?:you|u) (?:pretending|trying) to be (?:a |an )?(?:person|human|real)\\b|\\bare (?:you|u) a (?:fake|parody|managed) account\\b`,
  ),
  /\b(?:did|does|do|will|would|can|could|is|was) (?:an? |the |your |some |any )?(?:real |actual |living )?(?:bots?|robots?|ai|chat ?gpt|gpt|machine|computer|software|assistant|humans?|person|real people|agency|someone else|somebody else|anyone else|team|staff) (?:really |actually |even |ever )?(?:write|wrote|type|typed|writing|typing|repl(?:y|ies|ying)|answer(?:s|ing)?|respond(?:ing)?|read|reads|reading|see|sees|send|sending|run|runs|running)\b(?! (?:books|comics|music|magazines))/,
  /\bis (?:this|that|it) (?:an? |one of those |some |your |all )?(?:auto(?:mated|matic)? ?-?(?:reply|replies|response|responses|answer|answers|message|messages)|assistant|virtual assistant|team|staff)\b|\bsounds? (?:so |very |really |pretty |a bit )?(?:automated|scripted|robotic)\b|\bare (?:you|u) (?:reading (?:from|off) a script|using (?:an? )?(?:ai|bot|chat ?gpt|gpt|script|assistant)\b)/,
  /\bare (?:these|your|those|the) (?:replies|messages|answers|responses|texts)? ?(?:all |just |even |really )?(?:scripted|automated|automatic|generated|canned|pre-?written|ai|from a bot)\b/,
  /\b(?:it )?feels? like (?:a |an |some )?(?:bot|robot|ai|machine|computer|script) (?:is|wrote|writes|writing|talking|answering|replying)\b/,
  /\b(?:is|are) (?:this|that|it|you) [a-z]{2,15} or (?:a |an |some|your )?(?:bot|robot|ai|machine|assistant|team|staff|someone|somebody|chat ?bot)\b|\b(?:are|is) (?:you|this|it) the real [a-z]{2,20}\b(?! (?:deal|thing|price|size|color|colour|reason|problem))/,
  /\bdo (?:you|u) (?:really |actually |even |personally )?(?:write|type|answer|send|read) (?:these|this|your|all|the|my|me|us)? ?(?:these |this |all )?(?:messages?|texts?|replies|answers?|dms?|chats?)? ?(?:yourself|personally|by hand|on your own)\b|\bare (?:you|u) (?:really |actually |even )?(?:writing|typing|answering|sending) (?:this|these|it|that|me)? ?(?:messages? )?(?:yourself|personally)\b/,
  /\bis (?:it|this|that) you (?:writing|typing|answering|replying|here|there|talking)\b|\bis (?:someone|somebody|anyone) else (?:writing|typing|answering|replying)\b|\bdoes (?:someone|somebody|anyone) else (?:write|type|answer|reply|run)\b|\bdo (?:you|u) have (?:staff|people|a team|someone|an assistant|an agency) (?:answer|answering|writ(?:e|ing)|typ(?:e|ing)|reply|replying|doing)\b/,
  /\b(?:which|what) (?:ai|language|gpt|llm) ?(?:model|version|bot)? (?:are|is) (?:you|this|u)\b|\bwhat (?:ai )?model (?:are you|r u|is this|do you)\b|\bwhat (?:exactly )?are (?:you|u)(?: exactly| really)?(?:$|\?)/,
  /\b(?:how (?:do|can|would|could|should|will) i|how am i) (?:even |really |actually )?(?:know|be sure|tell|trust|check|supposed to know)(?: that| if| whether)? (?:you(?:'re| are)|ur|u r|u are|this is(?:n't| not)?|it's|it is(?:n't)?) (?:not |actually |really |even )*(?:a |an |the |some )?(?:real|human|person|bot|robot|ai|machine|fake|chat ?bot|computer|automated)\b/,
  /\b(?:you|u|this|it) (?:must|gotta|got to|have to|has to) be (?:just |really )?(?:a |an )?(?:bot|robot|ai|machine|chat ?bot|computer|automated)\b|\byou(?:'re| are)(?: not|n't) (?:even |really |actually |just )*(?:a |an )?(?:real|human|bot|robot|ai|machine|chat ?bot|real person|person)\b|\b(?:you|u) (?:aren't|arent|are not|ain't) (?:even |really |actually )*(?:a |an )?(?:real|human|bot|robot|ai|machine|person)\b/,
  /\b(?:account|profile|page|chat|inbox|messages|dms?) (?:is|are|was|being|gets?) (?:being |all |actually |really )*(?:run|managed|written|operated|answered|handled|controlled|done) by (?:an? |some |the |your )?(?:ai|bots?|robots?|agency|company|team|machine|software|computer|someone else|somebody else|staff|chat ?gpt)\b|\bis (?:this|the|your) (?:account|profile|page|chat|inbox) (?:being )?(?:run|managed|operated|handled|controlled) by\b/,
  /\b(?:swear|promise|prove|admit|confirm|guarantee)(?: to)?(?: me)?(?: that)? (?:you(?:'re| are)|ur|u r|u are|this is) (?:not )?(?:a |an )?(?:real|actual|living|human|bot|robot|ai|machine)\b|🤖 ?\?/,
);
