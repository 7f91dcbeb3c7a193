/** What stands around a number and says whether it is money the fan offers. All patterns read folded text. */

const raw = String.raw;
const either = (...phrases: readonly string[]) => `(?:${phrases.join('|')})`;

const FILLER = `${either(
  'like|about|around|roughly|approximately|maybe|just|say|only|even|an even',
  'at most|up to|as much as|at',
  'you|u|ya|it for|them for|that for|this for|both for|all for',
)} `;

/** Right before the number: the fan names what they would pay. Enough by itself. */
export const OFFER_CUE = new RegExp(
  raw`\b${either(
    // would you take, can you do
    raw`(?:would|could|will|can|wud|cud)(?: (?:you|u|ya))? (?:possibly |maybe |consider |please )?(?:take|accept|do|go|let it go|sell it|sell)`,
    'take|accept|taking|accepting|doing|spending|willing to (?:do|go|spend|pay)|agree (?:to|on)',
    raw`(?:sell|selling|let|give) (?:it|them|this|that)?(?: to me| go)? ?for|(?:sell|go) for`,
    // I can do, I'll pay
    raw`(?:can|could|will|would|'ll|'d|gonna|going to|to|only|happily|gladly|still|i|we)? ?(?:pay(?:ing)?|offer(?:ing)?|give|afford)`,
    raw`i (?:can|could|will|would)(?: only| maybe| probably)? (?:do|go|spend|swing|manage)|i'(?:d|ll) (?:do|go|spend)`,
    raw`my (?:budget|max|limit|best offer|best|final offer|offer)(?: is| of|:| would be|'s)?|budget (?:is|of)`,
    raw`was thinking(?: of)?|i'm thinking(?: of)?|best i can do is|the most i can do is|all i have is|all i've got is`,
    // how about, meet me at
    raw`how about|what about|hows|how's|how does|how do|counter(?:ing)?(?: with| at)?|make it|call it|shake on|deal (?:at|for)`,
    raw`meet (?:me )?(?:in the middle |half ?way )?at|(?:come|go) down to|go (?:up|as high as|higher) to|settle (?:for|on|at)`,
    raw`drop (?:it )?to|lower (?:it )?to|bring it (?:down )?to|knock it down to`,
  )} (?:${FILLER}){0,3}$`,
);

/** Right before the number: could be money, when something is being bargained about. */
export const WEAK_CUE = new RegExp(
  raw`\b${either(
    'for|at|to|is|of|do|go|be|like|say|maybe|about|around|just|only|with|have|got|possible|possibly',
    "than|deal|offer|price|lets|let's|even|or|but|and|not|between|cash",
    'no|yes|ok|okay|sure|then|well|hmm|how|what',
  )} $|[?.!,;:-] ?$|^$`,
);

/** All that may stand before a number that is nearly the whole message. */
export const BEFORE_ASIDE = new RegExp(
  raw`^(?:${either(
    'ok(?:ay)?|so|well|hmm+|hm|um|uh|what|how|about|maybe|then|and|or|yes|yeah|yea|no|nah|fine|alright',
    "say|just|like|deal|at|for|i'd|lets|let's|final|offer|my|last|is|it|be|would|could|do|go|with|make",
  )}[ ,:;.!?-]*)*$`,
);

/** What may follow money: the end, punctuation, or the rest of an offer; never a noun that is counted. */
export const AFTER_ASIDE = new RegExp(
  raw`^ ?(?:$|[?.!,;:)]|${either(
    'and|but|if|for|or|so|then|because|since|plus|though|instead|rather|given|considering|seeing|with|in|on|at|when|via|by|as',
    'cash|today|tonight|tomorrow|now|right|paypal|venmo|delivered|shipped|all|altogether|flat|even|total|firm|obo|max|tops',
    'ok|okay|works?|sounds?|fair|good|deal|sold|please|pls|plz|possible|thanks|thank|cool|hope|too|still|no|not|just|maybe',
    "i|i'll|i'm|you|we|u|what|how|this|that|its|it's|it|is|be|do|my|there|would|could|can|let|lets|let's|to make",
  )}\b|-\d)`,
);

/** Right before the number: it is the other side’s figure, or a figure about something else. */
export const NOT_THEIRS = new RegExp(
  raw`\b${either(
    // the seller's price
    raw`asking(?: price)?(?: is| of| for)?|listed (?:for|at|as)|list(?:ed)? price(?: is| of| at)?|your (?:price|offer)(?: is| of)?`,
    raw`you (?:said|want|wanted|asked|asked for|quoted|have it (?:listed )?(?:for|at)|were asking)`,
    raw`(?:want(?:ed|s)?|trying|looking|are|you're|you) (?:to sell|selling) (?:it|them|this|that) (?:for|at)`,
    // the market's
    raw`retail(?:s|ed)?(?: price)?(?: for| at| is| of)?|worth|(?:goes|going|went|sells|sold|selling)(?: for| at)|originally|down from`,
    raw`(?:they|he|she|stores?|shops?|people|others) (?:sell|have|offer|want|ask|charge)s?(?: it| them)?(?: for)?`,
    raw`amazon(?: for| has it for| is)?|ebay(?: for)?|(?:brand )?new (?:for|at|is|ones? (?:for|is|are))`,
    // what something else costs, or what was paid
    raw`(?:it|they|that|this|which|shipping|delivery|gas|repair|one) (?:is|was|are|were|will be|costs?|would cost)(?: me)?|costs?(?: me)?`,
    raw`(?:i )?paid|extra|additional|another|the last|instead of|rather than`,
    // bounds and refusals
    raw`under|over|below|above|(?:less|more)? ?than|at least|not|isn't`,
    raw`(?:can|could|do|would)(?:'t| not|nt) (?:\w+ )?(?:afford|have|pay|do|spend|justify|go|go over)(?: the| over)?`,
  )} (?:(?:like|about|around|only|at) )*(?:\$|usd )?$`,
);

/** Right after the number: it is judged, not offered, or it is a difference and not a price. */
export const JUDGED_AFTER = new RegExp(
  raw`^ ?${either(
    raw`(?:is|was|seems?|sounds?|would be|might be) (?:(?:still|just|really|also|a|way|kinda|kind of|pretty|so|quite|very|little|bit|lot) )*(?:over|too|high|steep|pricey|expensive|much|out of|more than|above|not|beyond|rich)`,
    'off|less|more|cheaper|lower|higher|extra|shipping|deposit|discount|gift|gas|delivery',
  )}\b`,
);

/** Right before the number: it is a name or a label, not an amount. */
export const LABEL_BEFORE = new RegExp(
  raw`(?:[#@]|\b${either(
    raw`size|sz|version|ver|gen|generation|model|unit|apt|apartment|room|no\.|number|nr|type|mark|class|grade`,
    'page|part|level|lvl|season|episode|ep|chapter|lesson|exit|route|highway',
    'day|week|month|year|age|aged|since|in|from',
    'iphone|ipad|galaxy|ps|xbox|windows',
  )} ?)$`,
);

const UNITS = either(
  raw`am|pm|a\.m|p\.m|ish|oclock|o'clock|seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?|yrs?|y\/?o|years?[- ]old`,
  raw`gb|tb|mb|ghz|mhz|mp|megapixels?|watts?|w|volts?|v|amps?|hp|cc|degrees?|calories|cal|carat|ct`,
  raw`inch|inches|in(?= (?:screen|wheels?|tv|monitor|tires?|rims?))|"|'|feet|foot|ft|cm|mm|m|km|k miles|mi|miles?|mph|kph|yards?|acres?|sq|square`,
  'lbs?|kgs?|kilos?|grams?|g|oz|ounces?|cups?',
  'speeds?|gears?|bed(?:room)?s?|br|bd|bath(?:room)?s?|doors?|owners?|seats?|rooms?|floors?|stories|units|slots?|ply|tier|blocks?',
  'people|persons?|guests?|kids?|fans?|dogs?|cats?|friends?|brothers?|sisters?|roommates?|cars?|bikes?|chairs?|tables?',
  'pieces?|pcs|pics?|pictures?|photos?|videos?|vids?|prints?|songs?|sets?|items?|copies|pairs?|tickets?|packs?|box(?:es)?',
  'pages?|episodes?|lessons?|sessions?|workouts?|reps?|messages?|things?|questions?|reasons?|points?|times?|x',
  'others?|more|left|different|of (?:them|those|these|the|your|my|you|us|em)|percent|pct|%|stars?|st|nd|rd|th',
);

/** Right after the number: it counts or measures something, or is part of a date, time, size or score. */
export const UNIT_AFTER = new RegExp(raw`^(?: ?-? ?${UNITS}(?![\p{L}\d])|:\d|/\d| ?[x×] ?\d|'\d|\.\d|[\p{L}])`, 'u');

/** The message is about when, so a small number after `at` is an hour. */
export const TIME_TALK = new RegExp(
  raw`\b${either(
    'today|tonight|tomorrow|tmrw|morning|afternoon|evening|noon',
    '(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?',
    'pick (?:it )?up|pickup|meet|come (?:by|over|get)|be there|stop by|call|free|available',
  )}\b`,
);

/** Runs of digits that are a phone number, a card or an order number. */
export const PHONE = /\b\d{3}-\d{4}\b|\+?\(?\d{3}\)?[ .-]?\d{3}[ .-]?\d{4}\b|\+\d[\d ().-]{7,}\d|\b\d{8,}\b/g;
