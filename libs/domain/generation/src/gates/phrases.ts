/** Patterns over folded text. A draft that matches one is rejected, whoever wrote it. */

/** Any of these phrases, as whole words. */
export const any = (...phrases: readonly string[]) =>
  new RegExp(String.raw`(?<![\p{L}\d])(?:${phrases.join('|')})(?![\p{L}\d])`, 'u');

/** Offers and promises only a person may make. */
export const PROMISES = any(
  'free(?! to)(?:bies?)?|for nothing|no charge|complimentary|gratis|kostenlos|gratuit[eo]?',
  'deals?|discount(?:ed|s)?|bargain|cheaper|cheapest|coupon|voucher|sale price|special offer|cash ?back',
  'refund(?:s|ed|able)?|money back|reimburse[ds]?|compensat(?:e[ds]?|ion)',
  "promise[ds]?|guarantee[ds]?|warranty|i swear|(?:i|we)(?:'ll| will) (?:definitely|always|never) (?:give|send|make)|pinky",
  'on (?:the house|me(?! ?[a-z]))|my treat|(?:at|with) no (?:extra )?cost|without (?:any )?(?:charge|cost)|costs? (?:you )?nothing|on sale|(?:special|better|best|lower|reduced) price|buy one',
  "(?:i|we)(?:'ll| will| can| could|'d| would) (?:lower|reduce|cut|raise|drop (?:the|my|it to)|go (?:any |even )?lower|do less|throw in|add (?:a|an|another|some)|include (?:a|an|another) extra)|never (?:raise|change) the price|(?:a|the|as a) bonus",
  '(?:you have|give you|have) my word|cross my heart|(?<!say )(?<!tell you )(?<!know )(?<!know that )for sure|within (?:a|an|the) (?:day|hour|week)|(?:by|delivery) tomorrow',
  'binding|legally|contract',
  "(?:meet|see) (?:you )?(?:in person|up|offline|irl)|my (?:address|phone|number)|call me|text me|whats ?app|(?:on|by|via|through|my) (?:telegram|instagram|snap(?:chat)?|signal|discord|paypal|venmo|cash ?app)|(?:telegram|venmo|paypal) me|pay (?:me )?(?:directly|outside|privately)|(?:i|we)(?:'ll| will) (?:meet|visit)|meet me|come (?:to|over to) my",
);

/** Says or suggests that a human writes. */
export const CLAIMS_HUMAN = any(
  "(?:i'?m|i am|we'?re|this is|it'?s|its) (?:not )?(?:really |actually |totally |just |very much |indeed )*(?:a |an |the )?(?:real|actual|live|living|flesh|100%? real)(?: \\p{L}+)?",
  "(?:i'?m|i am) (?:really |actually |totally |just |very much |only )*(?:a |an )?(?:human|person|girl|guy|woman|man|lady|dude|people|human being)",
  "(?:not|no|never|isn'?t|ain'?t) (?:a |an |some |any |really |talking to |using )*(?:bots?|robots?|ai|machine|computer|software|program|chat ?bot|automation|automated|script)",
  '(?:bot|robot|ai|machine) ?(?:\\?|,)? (?:no|nope|never|me\\?)|human (?:here|after all)|flesh and blood|(?:real|human) (?:person|human|being) (?:here|writing|typing|answering)',
  "(?:it'?s|this is) (?:really |actually |truly )?me(?: (?:here|typing|writing|myself))?(?=$|[.!,])|i(?:'m| am) (?:typing|writing) this (?:myself|with my)|(?:typed|wrote|written) (?:this |it )?(?:myself|by hand)|my own (?:hands|fingers)",
  'soy (?:humana?|real|una persona|de verdad)|no soy (?:un )?(?:bot|robot)|je suis (?:humaine?|reelle?|une vraie)|je ne suis pas un (?:bot|robot)|ich bin (?:ein mensch|echt|kein (?:bot|roboter))|sono (?:umana?|reale|una persona)|sou (?:humana?|real|uma pessoa)|nao sou (?:um )?(?:bot|robo)',
);

/** What is inside stays inside: instructions, limits of a price, other fans, addresses and keys. */
export const LEAKS = any(
  "system prompt|(?:my|the|your) (?:instructions?|guidelines|prompt|policy|policies|rules) (?:say|says|are|is|tell|tells|state)|i(?:'m| am|'ve been| was) (?:instructed|told|programmed|configured|prompted)|as an ai (?:language )?model|language model|developer mode|jailbreak|temperature setting",
  '(?:minimum|lowest (?:allowed|possible|acceptable)|floor|reserve|ceiling|list) price|price (?:floor|ceiling|ladder|range|policy)|(?:my|the|our) (?:floor|reserve|margin|markup|bottom line) (?:is|was|are)|propensit(?:y|ies)|conversion rate|spend(?:ing)? tier|whale',
  '(?:other|another|different|previous) (?:fans?|customers?|buyers?|subscribers?|clients?|guests?)(?! (?:like|love|enjoy))|(?:someone|somebody) else (?:paid|bought|said|asked)|(?:he|she|they) (?:paid|bought|offered)',
  'template|placeholder|json|undefined|null|nan|api key|password|secret key|access token',
);

/** Things that have no business in a chat line: links, addresses, ids, unfilled slots. */
export const RAW =
  /https?:|www\.|[\w.+-]@[\w-]+\.\w|\{\{|\}\}|\$\{|[0-9a-f]{8}-[0-9a-f]{4}-|sk-[a-z0-9]{8}|<\/?[a-z]+>|\[object/;
