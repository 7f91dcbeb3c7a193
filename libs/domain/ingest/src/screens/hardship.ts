import { oneOf, type Rule } from './rule.js';

const BILL =
  '(?:rent|bills?|mortgage|loans?|debts?|groceries|grocery|food|heating|electricity|power|tuition|insurance|payments?|medicine|medication|diapers|gas)';
const KIN =
  '(?:mom|mum|mother|dad|father|parents?|brother|sister|son|daughter|wife|husband|grandma|grandpa|grandmother|grandfather|nana|uncle|aunt|cousin|best friend|friend|partner|boyfriend|girlfriend|dog|cat|baby|fiancee?)';
const CANNOT =
  "(?:can't|cant|cannot|can not|couldn't|could not|can barely|could barely|can hardly|unable to|not able to|wish i could|than i can|don't think i can)";
/** `I can’t afford more than 40` names a price, and bargaining goes on. */
const BARGAINS =
  ' (?:(?:any )?more\\b|that high|what you|the (?:price|[$0-9])|[$0-9]|to (?:be|go|miss|lose|pay (?:more|that|[$0-9])))';
const NOT = "(?:don't|do not|dont|didn't|doesn't|haven't|won't)";
const VERY =
  '(?:so |really |totally |completely |super |kinda |flat |dead |pretty |very |absolutely |basically |literally )?';

const MONEY = oneOf(
  new RegExp(`\\b${CANNOT}(?: [a-z]{3,10}){0,2} afford\\b(?!${BARGAINS})`),
  new RegExp(
    `\\b${NOT} (?:really |even |actually )?have (?:the |any |enough |that kind of |much |that much )?(?:money|cash|funds)\\b|\\b(?:no|out of|without) (?:more |any )?(?:money|cash|funds)\\b(?! (?:back|needed|down))|\\bmoney(?:'s| is| has been) (?:[a-z]{2,10} ){0,2}tight\\b|\\btight financially\\b`,
  ),
  new RegExp(
    `\\b(?:struggl(?:e|ing)|behind|late) (?:financially\\b|with money\\b|(?:to (?:pay|make|cover|afford)|on|with|paying)(?: [a-z]{2,10}){0,3} ${BILL}\\b)|\\b(?:can't|cant|cannot|couldn't) (?:even )?(?:pay|make|cover)(?: [a-z]{2,10}){0,2} ${BILL}\\b|\\b(?:between|need (?:the|my|that) money for|barely (?:pay|making|cover)|money (?:goes|went) to)(?: [a-z]{2,10}){0,2} ${BILL}\\b`,
  ),
  new RegExp(
    `\\b${BILL} money\\b|\\bmedical bills\\b|\\bmonths? behind (?:on|with)\\b|\\bneed (?:the|my|that) money for\\b`,
  ),
  new RegExp(`\\bi(?:'m|m| am) ${VERY}broke\\b(?! (?:my|the|it|a|up)\\b)`),
  /\b(?:lost|losing|quit) (?:my|our) (?:job|house|home|income|apartment|flat|savings|contract)\b|\b(?:got|was|were|been|being|getting|get|be) (?:just |recently )?(?:fired|laid off|evicted|let go|made redundant|furloughed)\b|\blet (?:me|us) go from (?:work|my|the)\b|\bhours (?:got|were|are|have been) (?:being )?cut\b/,
  /\bi(?:'m|m| am) (?:currently |now |still )?(?:unemployed|homeless|jobless|bankrupt|between jobs)\b|\bout of work\b|\bbankruptcy\b|\b(?:on|off|from) (?:benefits|welfare|disability|unemployment|food stamps)\b|\bfood (?:stamps|bank)\b/,
  /\b(?:deep in|drowning in|a lot of|lots of|so much|too much|serious|in) debt\b|\bmaxed out\b|\bcard (?:is|was|got|gets|just got) (?:declined|maxed)\b|\boverdrawn\b|\bmy last (?:\$|few|[0-9]+) ?(?:dollars|bucks|euros|[0-9])/,
  /\b(?:until|till|til|for|before) (?:my )?(?:next )?(?:pay ?day|pay ?check)\b|\bdon'?t get paid (?:until|till|before)\b|\bpay ?check to pay ?check\b/,
  /\b(?:spend|spent|spending) (?:way |far )?(?:too much|more than i (?:have|should|can)) (?:money )?on (?:here|this|you|these)\b|\b(?:spend|spending|spent) (?:the )?money i don'?t have\b|\b(?:spend|pay) more than i (?:have|should|can)\b|\baddicted to (?:buying|spending|shopping|gambling|paying)\b/,
);

const MONEY_ELSEWHERE = oneOf(
  /\bno me alcanza\b|\b(?:no tengo|estoy sin|sin) (?:dinero|plata|un peso)\b|\bperdi (?:mi|el) (?:trabajo|empleo)\b|\bno puedo permitirmelo\b|\bestoy (?:quebrado|en la ruina|desempleado|desempleada)\b/,
  /\bpas les moyens\b|\bplus d'argent\b|\bpas d'argent\b|\bperdu mon (?:travail|emploi|boulot)\b|\bje suis (?:fauchee?|au chomage|ruinee?)\b/,
  /\bkann (?:es |mir das |ich mir |mir es )?(?:\w{2,10} )?nicht leisten\b|\bkein geld\b|\b(?:ich bin|bin) (?:total |gerade |voll )?(?:pleite|arbeitslos)\b|\b(?:job|arbeit|wohnung) verloren\b/,
  /\bnon (?:ho soldi|me lo posso permettere|posso permettermelo)\b|\bperso il (?:lavoro|posto)\b|\bsono (?:al verde|disoccupat[oa])\b/,
  /\bnao tenho dinheiro\b|\bsem dinheiro\b|\bperdi (?:meu|o) (?:emprego|trabalho)\b|\bnao posso pagar\b|\bestou (?:quebrad[oa]|desempregad[oa])\b/,
  /\bgeen geld\b|\bniet (?:betalen|veroorloven)\b|\bbaan (?:kwijt|verloren)\b|\bik ben (?:blut|werkloos)\b/,
  /\bnie (?:stac mnie|mam pieniedzy|mam kasy)\b|\b(?:stracilem|stracilam) prace\b|\bjestem (?:bezrobotn[ya]|splukan[ya])\b/,
  /お金(?:が|も)?(?:ない|無い|なくて)|失業中|金欠|没钱|沒錢|付不起|买不起|失业了|破产/,
);

const STATE = oneOf(
  /\bi(?:'m|m| am) (?:so |really |super |kinda |pretty |very |totally |a (?:bit|little) )?(?:drunk|wasted|hammered|tipsy|shitfaced|high rn|high right now|stoned|blackout)\b(?! (?:on love|in love))|\btoo much to drink\b/,
  new RegExp(
    `\\bmy ${KIN} (?:just |recently |has |is |also )*(?:died|passed(?: away)?|dead|is dying|dying|was killed|in hospice|on life support)\\b|\\b(?:buried|burying|lost|grieving|mourning|losing) my ${KIN}\\b|\\bmy ${KIN}(?:'s|s) (?:funeral|wake|memorial)\\b`,
  ),
  /\b(?:i(?:'m| am) (?:grieving|in mourning)|(?:his|her|their) funeral|i (?:have|was (?:just )?diagnosed with|got diagnosed with) cancer|gambling (?:problem|addiction|addict))\b/,
);

/** Cannot afford it, is drunk, or mourns: the pitch is left out. Never an input of price or rank. */
export const HARDSHIP: readonly Rule[] = [
  { id: 'is short of money', score: 0.8, reads: 'plain', when: MONEY },
  { id: 'is short of money', score: 0.8, reads: 'plain', when: MONEY_ELSEWHERE },
  { id: 'is in no state to buy', score: 0.8, reads: 'plain', when: STATE },
];
