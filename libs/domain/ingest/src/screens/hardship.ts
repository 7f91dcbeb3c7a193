import { oneOf, type Rule } from './rule.js';

const MONEY = oneOf(
  /\b(?:can't|cant|cannot|can not|couldn't|could not) (?:really |even |possibly |actually )?afford (?:it|this|that|to|food|rent|anything|the|my|more|much|right|groceries)\b/,
  /\bi(?:'ve| have)?(?: just| recently)? (?:lost|quit) my (?:job|house|home|income)\b|\bi(?: just| recently)? (?:got|was|been) (?:fired|laid off|evicted|let go from)\b|\bi(?:'m| am) (?:unemployed|homeless|out of work|between jobs|jobless)\b/,
  /\bi(?:'m|m| am) (?:so |really |totally |completely |super |kinda |flat |dead |pretty )?broke\b(?! (?:my|the|it|a))|\b(?:got|have|having|there's) no money\b|\bno money (?:left|right now|at all|until|till)\b/,
  /\b(?:behind on|can't (?:pay|make|cover)|cant pay|struggling (?:to pay|with)|barely (?:pay|making|cover)) (?:my |the )?(?:rent|bills|mortgage|loan|debts?|groceries)\b/,
  /\b(?:rent|mortgage|grocery|food|bill) money\b|\b(?:deep|drowning|a lot of|serious) (?:in )?debt\b|\bmaxed out (?:my|the|all)\b|\bfood (?:stamps|bank)\b|\bmy last (?:\$|few|[0-9]+) ?(?:dollars|bucks|euros|[0-9])/,
  /\b(?:until|till|til) (?:my )?(?:next )?(?:pay ?day|pay ?check)\b|\bliving pay ?check to pay ?check\b|\boverdrawn\b|\bspend(?:ing)? (?:too much|more than i (?:have|should)) (?:on (?:here|this|you))\b/,
  /\bno me alcanza\b|\bno tengo (?:dinero|plata)\b|\bperdi (?:mi|el) trabajo\b|\bpas les moyens\b|\bplus d'argent\b|\bperdu mon (?:travail|emploi|boulot)\b|\bkann (?:es |mir das |ich mir )?(?:\w{2,10} )?nicht leisten\b|\bkein geld\b|\bnon (?:ho soldi|me lo posso permettere)\b|\bnao tenho dinheiro\b|\bgeen geld\b|\bnie (?:stac mnie|mam pieniedzy)\b|お金がない|没钱|付不起/,
);

const STATE = oneOf(
  /\bi(?:'m|m| am) (?:so |really |super |kinda |pretty |very |totally |a (?:bit|little) )?(?:drunk|wasted|hammered|tipsy|shitfaced|high rn|high right now|stoned|blackout)\b/,
  /\bmy (?:mom|mum|mother|dad|father|brother|sister|son|daughter|wife|husband|grandma|grandpa|grandmother|grandfather|best friend|boyfriend|girlfriend|dog|cat|baby|fiancee?) (?:just |recently |has |is )?(?:died|passed(?: away)?|dead|is dying|dying|was killed|in hospice)\b/,
  /\b(?:i(?:'m| am) (?:grieving|in mourning)|(?:his|her|their|mom's|dad's|the) funeral|i (?:have|was diagnosed with) cancer|gambling (?:problem|addiction|addict))\b/,
);

/** Cannot afford it, is drunk, or mourns: the pitch is left out. Never an input of price or rank. */
export const HARDSHIP: readonly Rule[] = [
  { id: 'is short of money', score: 0.8, reads: 'plain', when: MONEY },
  { id: 'is in no state to buy', score: 0.8, reads: 'plain', when: STATE },
];
