import type { Act } from './act.js';

/** Acts that words show; an amount and a payment show themselves otherwise. */
type SpokenAct = Exclude<Act, 'offer-amount' | 'pay' | 'ask-bot'>;

const raw = String.raw;

/**
 * Phrases of each act, as fragments of patterns over folded text; each must stand as whole words. Written from how
 * people write to sellers, typing errors included. Adding one is adding an example to `examples.spec.ts`.
 */
export const LEXICON: Readonly<Record<SpokenAct, readonly string[]>> = {
  greet: [
    raw`^(?:oh |well |um )?(?:hi+|hey+|heya|hello+|helo|hiya|yo|sup|howdy|hola|greetings|morning|evening)`,
    raw`^(?:oh |well )?good (?:morning|afternoon|evening|day)`,
    raw`^(?:oh |hey )?(?:what'?s up|wassup)`,
  ],
  'small-talk': [
    raw`my (?:day|week|weekend|job|boss|wife|husband|girlfriend|boyfriend|mom|mum|dad|dog|cat|kids?|son|daughter|friend|brother|sister|family)`,
    raw`work was|today|weather|raining|sunny|weekend|nice to (?:meet|see|hear|talk)`,
    raw`i (?:just|really|always|love|like|think|feel|hope|had|went|watched|played|been|miss)`,
    raw`love (?:your|the|this|that|it)`,
    raw`your (?:work|art|music|photos|videos|pics|posts|stuff|style) (?:is|are|looks?)`,
    raw`so (?:good|pretty|beautiful|talented|cool)`,
  ],
  'how-are-you': [
    raw`how (?:are|r) (?:you|u|ya|things)(?! (?:able|going to|selling|asking|planning))`,
    raw`how'?s (?:it going|your (?:day|week|night|evening|morning|weekend)|life|everything)|hows it going`,
    raw`how (?:have you been|was your (?:day|week|night|weekend)|do you do)|what(?:'?s| are you) up(?: to)?|how you doin[g']?`,
  ],
  question: [
    raw`^(?:what|which|who|where|when|why|how|is|are|was|were|do|does|did|can|could|would|will|has|have|may|any|whats|hows|wheres)`,
    raw`(?:can|could) (?:you|u) tell me|tell me (?:a (?:little|bit)(?: bit)? )?(?:more )?about`,
  ],
  'ask-item': [
    raw`(?:is|are) (?:it|this|that|the|these|those|your|they|\w+)(?: [\w-]+){0,6} (?:still )?(?:available|for sale|in stock|up for grabs)`,
    raw`still (?:available|have (?:it|this|that|the|them|any)|for sale|got (?:it|the|this|any)|there|up for)`,
    raw`(?:do|did|does) (?:you|u|ya|she|he|they) (?:also |still |happen to |maybe |ever )?(?:have|got|sell|offer|do|make|stock|carry)`,
    raw`(?:have|got) (?:you |u |ya )?(?:got )?(?:any|anything|something|more|some)`,
    raw`any(?:thing)? (?:more|else|new|other|similar|like|good|with|for|about|from|on|in)`,
    raw`(?:what|which) (?:\w+ )?(?:else )?(?:do|have|can) (?:you|u|ya|i) (?:have|got|sell|offer|buy|get|see)`,
    raw`what(?:'?s| is| are) (?:new|available|for sale|on offer|in stock|your (?:latest|newest|best|favou?rites?))`,
    raw`(?:i'?m|i am|we'?re|we are) (?:\w+ ){0,3}(?:interested|looking|shopping|searching|hunting|in the market|curious about)`,
    raw`(?:very|really|pretty|super|still|definitely|yes|might be|also) interested`,
    raw`(?:i|we) (?:really |also |just )*(?:want|wanna|need) (?:(?:to )?(?:buy|get|see|purchase|order|own|have|pick up|check out)|a|an|the|some|your|one|more|it|this|that|something|another)`,
    raw`(?:i'?d|we'?d|i would|we would) (?:really |also |just )*(?:want|like|love) (?:to (?:buy|get|see|purchase|order|own|have|pick up|check out)|a|an|the|some|one|more|it|this|that|something|another)`,
    raw`(?:can|could|may) (?:i|we) (?:please |maybe |still )?(?:buy|get|see|purchase|order|have|pick|grab)`,
    raw`where can i (?:buy|get|find|see)`,
    raw`show me(?! how)|send me(?! the link)|recommend|suggest(?:ion|ions)?|looking for|interested in|sell me|link to`,
    raw`(?:buy|purchase) (?:it|this|that|one|your|the|some|another|something|from you)|want (?:it|this|one|more)|need (?:it|this|one)`,
    raw`tell me (?:a (?:little|bit)(?: bit)? )?(?:more )?about (?:it|this|that|the|your|these|those)`,
    raw`more (?:info|information|details|pics|pictures|photos)|in my size`,
  ],
  'ask-price': [
    raw`how much(?! (?:time|longer|of a|do you love|i |fun|work|experience))`,
    raw`(?:what|whats|what'?s|wuts) (?:is |are |was |would be |'?s )?(?:the |your |ur |its |it'?s )?(?:lowest |best |final |asking |bottom |total |current |rock bottom )*(?:price|cost|rate|prices|rates|damage|lowest|bottom line|bottom dollar)`,
    raw`price\?|prices?$|cost (?:me )?\?|hm\?`,
    raw`how (?:expensive|pricey)`,
    raw`what (?:do|does|would|will|did) (?:it|that|this|you|they|one|those|these) (?:\w+ )?(?:cost|charge|run|go for|sell for|want for|asking|ask for|take for|accept for)`,
    raw`what (?:are|r) (?:you|u) (?:asking|looking to get|hoping to get|charging|wanting|selling it for)`,
  ],
  'request-custom': [
    raw`(?:do|make|take|create|record|draw|paint|shoot|write|film|accept)(?: you)?(?: \w+){0,2} (?:customs?|commissions?|personali[sz]ed|requests?)`,
    raw`custom (?:order|video|piece|work|request|drawing|song|print|plan|set|content|photo|one|portrait)s?`,
    raw`commissions?(?: open)?`,
    raw`(?:can|could|would|will) (?:you|u|ya) (?:make|draw|paint|record|write|shoot|film|create|design|sing|play) (?:me|one|something|a|an|my|us)(?! (?:an? )?(?:better |good |great )?(?:deal|offer|price|difference))`,
    raw`made (?:just )?for me|something (?:just )?for me`,
    raw`personali[sz]ed (?:one|video|plan|piece|song|message|lesson)|one[- ]of[- ]a[- ]kind`,
  ],
  haggle: [
    raw`(?:any|some|a) (?:chance (?:of|for) (?:a )?)?(?:discount|wiggle room|flexib\w+|room|lower|bargain)`,
    raw`discount|negotia(?:ble|te|tion|tions|ting)|flexible|cheaper|lowest|come down|drop the price|work with me`,
    raw`(?:a )?(?:little|bit|lil)(?: bit)? (?:lower|less|cheaper|high|steep|pricey|too much|expensive|over)`,
    raw`lower(?: the| your| it| than| that)?(?: price)?|go (?:any )?(?:lower|down)|knock (?:off|some|a bit|something)`,
    raw`too (?:expensive|much|high|pricey|steep|rich|dear|costly)|awfully (?:high|expensive)|a (?:bit|little|lil) much`,
    raw`(?:that'?s|its|it'?s|is|seems|sounds|bit|kinda|kind of|pretty|quite|rather) (?:a )?(?:bit |little |lot |kinda |way |pretty |so |quite |really |very |kind of |rather ){0,7}(?:steep|expensive|pricey|high|a lot|too much|costly)`,
    raw`(?:out of|over|above) my (?:budget|range|league|price range|limit)|more than i (?:can|wanted|want)`,
    raw`best (?:price|offer|you can do|deal)|bottom (?:price|line|dollar)|better (?:price|deal|offer)|good deal on`,
    raw`meet (?:me )?(?:in the middle|half ?way)|split the difference|half (?:price|off)|\d{1,2} ?(?:%|percent)(?: off)?`,
    raw`take (?:an )?offers?|obo|or best offer|bundle|throw in|budget`,
    raw`(?:is|are) (?:the|that|your) (?:price|lowest) (?:firm|flexible)`,
    raw`(?:can|could) (?:you|we|u) (?:do|make|work out|get) (?:any |a |me a )?(?:better|lower|less|deal|cheaper)`,
  ],
  decline: [
    raw`^(?:no+|nah+|nope|naw|no way|hmm,? no|um,? no)(?! (?:problem|worries|prob|rush|hurry|doubt|idea|kidding|wonder|thanks? for|more questions|way that))`,
    raw`i'?ll pass|(?:i will|gonna|have to|going to) pass|pass on (?:it|this|that)`,
    raw`i (?:still |just |really )*can'?t (?:do|go|pay|spend|afford|justify)|cant (?:do that|afford)|can'?t go (?:that|higher|above|over|any)`,
    raw`not (?:at|for) that(?: price)?|not worth|no deal|(?:won'?t|not going to|not willing to|not) pay(?:ing)?`,
    raw`(?:i )?(?:don'?t|dont) think so|i'?ll (?:have to )?think about it|let me think|need to think`,
    raw`maybe (?:later|another time|next time|some other time)|not (?:right )?now|not today`,
    raw`(?<!not )too (?:expensive|much|high|pricey|steep)`,
  ],
  refuse: [
    raw`not (?:really |that |at all |too |so )?interested|no longer interested|no interest|lost interest`,
    raw`(?:don'?t|do not|dont) want (?:it|that|this|any|to buy|anything)|(?:don'?t|do not|dont) need (?:it|that|any)`,
    raw`(?:stop|quit) (?:selling|offering|pitching|asking|trying to sell|pushing|spamming)|leave me alone`,
    raw`i'?m not (?:buying|here to buy|going to buy)|not buying|won'?t (?:be buying|buy)|changed my mind`,
    raw`(?:found|bought|got|getting|going with) (?:it |one |another |a different )+(?:somewhere else|elsewhere|one|already|cheaper)`,
    raw`no thank(?:s| you)|nah thanks|forget it|never ?mind`,
  ],
  accept: [
    raw`(?:it'?s |(?:you|we) (?:have|got|'?ve got) (?:a |yourself a )?|that'?s (?:a )?|sounds like (?:a )?|ok(?:ay)?,? |great,? |fine,? |cool,? |yes,? |alright,? |yeah,? |perfect,? |good )?deal(?! (?:with|breaker|on|for me|at|if|or|is))`,
    raw`(?<!be |are |get )sold(?! (?:it|out|for|to|one|by))|done deal|consider it (?:sold|done)|shut up and take`,
    raw`i'?(?:ll|d)? (?:take|buy|grab) (?:it|that|this|them|one|both)|i'?(?:ll|d) (?:get|do) (?:it|that|this|them|one|both|the|these|those)|(?:i will|we will|we'?ll) (?:take|get|buy|do) (?:it|that|this|them|one|both)`,
    raw`let'?s do (?:it|that|this)|i can do that(?! (?:if|but))`,
    raw`(?:that|it|this)(?: price)?(?:'?ll|'?s| will| would|'d)? (?:works?|is fine|is good|is fair|is great|is perfect|be fine|be great|be good|be perfect|fine|sounds (?:good|great|fair|perfect|fine|reasonable))(?: (?:for me|with me|by me))?`,
    raw`works for me|sounds? (?:good|great|fair|perfect|like a plan|reasonable|like a (?:fair|good|great) (?:price|offer))`,
    raw`you'?ve got (?:yourself )?a (?:deal|buyer)|i (?:will |can |would |'ll )?(?:formally |gladly |happily )?(?:accept|agree)(?! (?:offers|paypal|lower))|agreed`,
    raw`(?:i'?m) in[.!]*$|count me in|take my money|yes please|you'?re on`,
    raw`where do i (?:pay|buy|unlock|click)|how (?:do|can|should) i (?:pay|buy|get it|purchase|unlock|order)`,
    raw`send (?:me )?(?:the )?(?:link|invoice|offer)|i'?ll (?:pay|unlock|purchase|order|send the money|venmo|paypal)`,
    raw`(?:ready|happy|willing) to (?:buy|pay|purchase|order)(?: (?:it|now))?[.! ]*$`,
  ],
  thank: [
    raw`thanks?(?! (?:but|for nothing))|thank (?:you|u)|thx|thnx|tysm|ty|tyvm|cheers|much appreciated|appreciate (?:it|that|you)`,
    raw`gracias|merci|danke|obrigad[oa]|grazie`,
  ],
  affirm: [
    raw`^(?:oh |ok |well )?(?:yes+|yeah+|yea|yep|yup|ya|sure|sure thing|absolutely|of course|definitely|totally|please|please do|go ahead|go on|why not|i'd like that|i'd love to|i would|i do|show me|ok sure)(?:[ ,]+(?:please|sure|thanks|thank you|do|go ahead|why not|i'd love to|definitely|of course))*[\s.!~:)\p{Extended_Pictographic}]*$`,
  ],
  acknowledge: [
    raw`^(?:(?:ok+|okay|okey|k+|alright|all right|fine|cool|nice|great|perfect|awesome|good|got it|i see|ah+|oh+|haha+|lol+|lmao|hehe+|right|true|sweet|wow|neat|sounds nice|amazing|understood|gotcha|no problem|no worries|np|that makes sense|fair enough|then|man|very|so|much)(?![\p{L}\d])|\p{Extended_Pictographic}|[\s.!,~:)(-])+$`,
  ],
  farewell: [
    raw`bye+(?! week)|bye bye|goodbye|good ?night(?! (?:photo|shot|pic|sky|scene|paint|drawing|stor)\w*)|gn|night night|nighty|c ya|cya|ttyl|until next time|take care(?! of)`,
    raw`see (?:you|ya|u)(?=$|[.!,:;~-]| (?:later|soon|tomorrow|around|next|then|tonight|there|on|monday|tuesday|wednesday|thursday|friday|saturday|sunday))`,
    raw`talk (?:to you )?(?:later|soon|tomorrow)|(?:gotta|got to|have to|need to) (?:go|run|sleep)(?! (?:over|through|with|for|lower|down|to the))|g2g|gtg`,
    raw`i'?m (?:off|heading out|going to (?:bed|sleep))(?=$|[.!,]| (?:now|to bed|for))|off to (?:bed|work|sleep)`,
    raw`have a (?:good|great|nice|lovely) (?:one|day|night|evening|weekend|week)|pleasure doing business`,
    raw`later(?: gator)?[.! ]*$|that'?s all(?: (?:for (?:now|today)|i (?:wanted|needed)|thanks))?[.! ]*$`,
  ],
  complain: [
    raw`refund(?:ed)?|(?:my )?money back|charge ?back|scam(?:med|mer)?|rip ?-?off|ripped (?:me )?off|waste of money`,
    raw`(?:did ?n[o']?t|didn'?t|have ?n[o']?t|haven'?t|never|hasn'?t|has not|still (?:haven'?t|not|waiting (?:for|on))|nothing) (?:even |yet |been )?(?:receive[d]?|get|got|gotten|arrived?|delivered|unlock(?:ed)?|download(?:ed)?|show(?:n|ed)? up|come through|working)(?! (?:paid|my financial|a chance|to|what i want))`,
    raw`(?:can ?not|can'?t|cant|couldn'?t|unable to|won'?t|wont|doesn'?t|doesnt) (?:even |let me )?(?:open|download|unlock|access|play)(?! (?:guitar|piano|with))`,
    raw`(?:it|this|that|link|file|video|download|page|set|pdf|track|photo) (?:is|'s|does ?n'?t|isn'?t|won'?t|wont|will not) ?(?:\w+ )?(?:broken|corrupt(?:ed)?|blurry|unwatchable|dead|work|working|open|load|play)`,
    raw`charged (?:me )?twice|double charged|overcharged|already paid(?: (?:but|and|for))?|i paid (?:but|and|for it)`,
    raw`disappoint(?:ed|ing)|dissatisfied|misleading|false advertising`,
    raw`not (?:what|as) (?:i (?:paid|ordered|expected|bought)|(?:was |you |it was )?(?:described|advertised|promised))`,
    raw`where(?:'s| is| are) (?:my|the) (?:order|purchase|download|file|video|set|stuff|package|thing i bought)`,
  ],
  'plead-hardship': [
    raw`lost my job|laid off|got fired|unemployed|out of work|between jobs|behind on (?:my )?(?:rent|bills)|evict(?:ed|ion)`,
    raw`(?:i'?m|i am) (?:so |really |totally |completely |flat |dead |kinda |pretty )*broke(?! up)|broke (?:right now|this month|atm|lately)|no money(?! back)`,
    raw`(?:can'?t|cannot|can not|couldn'?t|cant) (?:really |even )*(?:afford|pay) (?:much|anything|food|rent|bills|my (?:rent|bills)|to (?:eat|buy anything|spend))`,
    raw`money is (?:really |very |super )?tight|(?:in|drowning in) debt|living (?:pay ?check|on benefits)|food stamps|very poor|so poor`,
  ],
  'ask-human': [
    raw`(?:talk|speak|chat|connect(?: me)?|put me through|get me|transfer(?: me)?|let me (?:talk|speak)) (?:to |with |through to )?(?:a |an |the |an actual |some )?(?:real |actual |live |human )*(?:person|human|people|agent|manager|representative|rep|support|someone|somebody|staff|team|operator|supervisor|owner|creator)(?: (?:real|human|else|in charge|on the team))?`,
    raw`(?:i )?(?:want|need|prefer|rather have) (?:a |an |to (?:talk|speak|chat) (?:to|with) (?:a |an )?)(?:real |actual |live )*(?:person|human|manager|someone real|human being)`,
    raw`human (?:please|support|agent|now)|customer (?:service|support)`,
    raw`(?:is|can) (?:there )?(?:a |any )?(?:real )?(?:person|human|someone)(?: i can)? (?:talk to|help|i could talk to)`,
  ],
};

/** The pattern of an act: any of its phrases, as whole words. */
export const PATTERNS: readonly (readonly [Act, RegExp])[] = (Object.keys(LEXICON) as SpokenAct[]).map((act) => [
  act,
  new RegExp(raw`(?<![\p{L}\d])(?:${LEXICON[act].join('|')})(?![\p{L}\d])`, 'u'),
]);
