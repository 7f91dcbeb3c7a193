import { any } from './phrases.js';

/** False scarcity and hurry. What is scarce is said by the catalog, never by words of a draft. */
const HURRY = any(
  '(?:only|just) (?:a (?:few|handful|couple|small number)(?: of (?:them|these|copies|spots))?|\\w+) (?:left|remaining|more|available)|there are only|(?:almost|nearly|soon|practically) (?:gone|full|over|sold out)|sold out|selling (?:fast|out|quickly)|sells? out|going (?:fast|quickly|once)|flying off|running out|fill(?:s|ing)? (?:up|fast)',
  "while (?:it|they|you can|supplies|stocks?) ?(?:lasts?|can)?|before (?:it|they)(?:'s| is|'re| are)? (?:gone|over)|before (?:someone|somebody|anyone) else|(?:someone|somebody) else (?:is|wants|will)|gone (?:soon|by|tomorrow|tonight)|be gone|won'?t (?:last|stay|be (?:here|available|around|up) ?(?:for )?(?:long|tomorrow|again)?|come (?:back|again)|offer (?:it|this|that)|see (?:this|it) again)|never (?:offer|come back|see (?:this|it) again)|never again",
  '(?:last|final) (?:chance|call|one|cop(?:y|ies)|opportunity|piece|spot|few)|the last of|act (?:now|fast|quick(?:ly)?)|(?<!no )(?<!any )(?<!need to )hurry|limited (?:time|edition offer|offer|spots?|stock|availability|copies|supply|number|run)|(?:today|tonight|tomorrow|(?:this|the) week(?:end)?|now) only|(?:only|just|exclusive(?:ly)?)(?: for you)? (?:for )?(?:today|tonight|this once|this week)|a short time|not available for long',
  "(?:it |this |offer |price )?(?:ends|expires|disappears|vanishes|closes) (?:today|tonight|tomorrow|soon|in|at)|(?:offer|price|deal) (?:ends|expires)|expires|disappearing|now or never|don'?t (?:wait|hesitate|sleep on|miss)|want to miss|miss(?:ing)? (?:out|this chance)|once in a lifetime|(?:rare|unique) (?:chance|opportunity)|opportunity won'?t",
  "(?:everyone|everybody|so many(?: people| fans| others)?|lots of people|many people|the others|all my (?:other )?fans|others)(?:'s| is| are)? (?:already |also |now )?(?:buying|bought|getting|got|wants?|watching|asking|ask|asked|have)|(?:high|big|huge) demand|the only one without",
  "price (?:goes|is going|will go) up|(?:cost|be) more (?:tomorrow|later|soon)|gets? more expensive|(?:price|it) won'?t stay|(?:can'?t|cannot) (?:hold|keep) (?:it|this|them|the|that)|be (?:quick|fast)|be over (?:soon|tomorrow)|clock is ticking|time is (?:ticking|short)|tick tock|countdown|(?<!nothing to )(?:get|grab|buy|order|claim|secure|reserve|take|snag) (?:it|this|them|yours?|one)? ?(?:right )?(?:now|today|while|before|immediately)|first come",
  "(?:decide|know|an answer|make up your mind) (?:right )?(?:now|today|tonight|immediately)|(?:deleting|removing|taking|pulling) (?:it|this|them)(?: down)?(?: \\w+)? ?(?:soon|tonight|tomorrow|today|now)?|closing soon|doors close|you(?:'ll| will|'d| would) regret",
);

/** Guilt, dependence, and affection as something that is bought. */
const GUILT = any(
  'if (?:you|u) (?:really |truly |ever |actually )?(?:cared|care|loved|love|liked|like|want)(?: about)?(?: me| you| us)|if (?:you|u) (?:really |truly )(?:cared|care|loved|love|liked)|if i (?:mean|matter)|after (?:all|everything) (?:i|we)|(?:did|do) (?:this|it|so much|everything|that) for (?:you and|me|us)',
  "don'?t (?:leave|go|abandon|disappoint|let me down)|(?:you(?:'re| are)|are you|why are you) (?:already )?(?:leaving|abandoning)(?: me| already)|i(?:'ll| will|'d| would) (?:be (?:so |really |very )?(?:sad|lonely|hurt|upset|heartbroken|crushed|devastated)|cry)|(?:make|makes|made|making) me (?:sad|cry|happy and)|(?:it|that) (?:hurts|hurt)|(?:you )?hurt me",
  'you (?:never|only) (?:buy|support|spend|take|tip|give)|prove (?:it|that you|you)|show me (?:that|how much) you|you owe|owe (?:it to )?me|shame on|disappointed|cheapskate|stingy|(?:be|so|too|are you) cheap|a (?:real|true) (?:fan|man|supporter|gentleman)|(?:real|true) (?:fans|supporters|men)|be a gentleman|a man would|i thought (?:you|we) (?:were|liked|loved|cared|had)|buy (?:it|this|one) for me',
  "(?:i )?(?:really |truly )?love you|(?:i )?miss(?:ed)? you|(?:i )?need you(?:r support| to buy)?|(?:thinking|think|dream|dreaming) (?:of|about) you|my (?:love|darling|baby|soulmate)|only you|you(?:'re| are) (?:the only|my (?:favou?rite|only|everything))|be (?:mine|my (?:boyfriend|girlfriend|valentine))|(?:in love|falling) (?:with|for)|lonely without|waiting (?:only |just )?for you|without you|depends on you|my (?:rent|bills)",
  "i(?:'m| am|'ll be| will be) yours|have my heart|i(?:'ll| will) (?:love|like|talk to|write to|text|reply|answer|ignore)(?: \\w+){0,3} (?:if|more|faster|otherwise|even more|when you buy)|only (?:talk|reply|write) to (?:people|fans|those|men) who|ignore you|won'?t (?:talk|write|reply|speak) to you|won'?t hear from me",
);

/** Presses the fan, one way or the other. */
export const PRESSURE = new RegExp(`${HURRY.source}|${GUILT.source}`, 'u');
