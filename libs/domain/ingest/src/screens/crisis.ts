import { ASKS_FOR_MEANS, HARMS_OWN_BODY, WHAT_HAPPENS, WOUNDS } from './crisis-harm.js';
import { AWAY, IMPLICIT } from './crisis-implicit.js';
import { fold } from './fold.js';
import { oneOf, type Rule } from './rule.js';

/** What never is a figure of speech. */
const UNMISTAKABLE = oneOf(
  /\bi(?:'m|m| am| feel| have been|'ve been| was| get| got| keep getting)(?: [a-z]{2,12}){0,2} suicidal\b/,
  /\b(?:commit|committing|attempt|attempting|attempted|considering|contemplating|contemplate|planning|about|thoughts of|thought of|having|survived(?: a)?) suicid(?:e|al)\b/,
  /\b(?:plan|planned|planning|considering|prepar(?:e|ing)) my (?:own )?(?:suicide|death)\b|\b(?:stop|keep|always|been|can't help) thinking (?:about|of) (?:dying|death|suicide|killing my ?self)\b/,
  /\bsuicidal (?:thoughts?|ideation|feelings|urges|again|rn|tonight|lately)\b/,
  /\b(?:take|taking|end|ending) my (?:own )?life\b/,
  /\bi(?:'ve| have)? (?:decided|chosen|planned|plan|promised my ?self) to die\b|\bi (?:really |just )?feel like dying(?= ?[.!?]| ?$)(?! of)/,
  /\b(?:want|wanna|going|gonna|plan|planning|decided|ready|about|tried|try|trying|thinking (?:about|of)|feel like|think i'll|will) (?:to )?(?:kill(?:ing)?|hang(?:ing)?|drown(?:ing)?|shoot(?:ing)?|unaliv(?:e|ing)) my ?self\b/,
  /\bself[ -]?harm(?:ing|ed)?\b/,
  /\b(?:want|wanna|urge|going|gonna|need|thinking about|thinking of|started|been|keep) (?:to )?(?:hurt(?:ing)?|cut(?:ting)?|burn(?:ing)?|starv(?:e|ing)|harm(?:ing)?) my ?self\b/,
  /\b(?:took|taken|take|taking|swallow(?:ed)?) (?:all|a bunch of|too many|the whole bottle of|a lot of|every) (?:of )?(?:my |the |these |those )?(?:pills|tablets|meds|medication|painkillers)\b/,
  /\b(?:overdose|overdosing|od) on (?:my |some |these )?(?:pills|meds|medication|tablets|painkillers|sleeping)\b/,
  /\bi (?:want to|wanna|will|might|could|tried to|am going to|'m going to|'m gonna)? ?overdose\b(?! (?:on|of) (?:cute|sugar|coffee|caffeine|sweet|chocolate|art))/,
);

/** Said in despair and, as often, in jest: HYPERBOLE decides. */
const DESPAIR = oneOf(
  /\bkill(?:ing)? my ?self\b|\bunalive my ?self\b/,
  /\b(?:i|wanna|gonna|might|should|just) (?:\w{2,8} ){0,2}kms\b|^kms\b/,
  /\bi (?:just |really |honestly |only |still |kind of |kinda )?(?:want|wanna|wish|need|would rather|hope) (?:to |i could |i would |i )?(?:just )?(?:die|be dead|were dead|was dead|not wake up|never wake up|not exist|stop existing|disappear (?:for ?ever|for good|and never (?:come|be)))\b/,
  /\bi wish i (?:wasn't|weren't|was not|were not) (?:alive|here any ?more|born)\b|\bi wish i (?:didn't|did not) exist\b|\bi wish i(?:'d| had| was| were)? never (?:been )?born\b/,
  /\bi(?:'d| would) (?:be better off|rather be) dead\b|\bbetter off dead\b/,
  /\b(?:don't|dont|do not|no longer|didn't|can't) (?:even |really |ever )?(?:want|wanna|feel like|wish|bear) (?:to )?(?:be alive|live|liv(?:e|ing)|exist|wake up|be here|go on living|keep living)(?: any ?more)?\b(?! (?:in|with|near|at|on|there|alone|off|next|without (?:you|your|coffee|music)))/,
  /\b(?:end(?:ing)? it all|end it tonight|ending it|end my suffering|end everything)\b/,
  /\bjump(?:ing)? (?:off|from|in front of) (?:a |the |my )?(?:bridge|building|roof|balcony|train|cliff)\b/,
);

/** Laughter, a game, a film. */
const JEST = oneOf(
  /\b(?:laugh(?:ing|ter)?|lol|lmao|lmfao|rofl|haha\w{0,20}|hehe|jk|so (?:cute|funny|good|adorable|embarrass(?:ed|ing)|hot|pretty|jealous)|embarrassment|cringe|cuteness|happy|of joy|boredom|figuratively|metaphorically)\b/,
  /[😂🤣😆😹😍🥰]/u,
  /\b(?:leg day|burpees?|squats?|deadlifts?|the gym|monday|my boss|exam|finals|deadline)\b/,
  /\b(?:in (?:the )?game|respawn|the character|the movie|the book|the lyrics?|the song|my character|npc|boss fight)\b/,
);

const HYPERBOLE = oneOf(
  JEST,
  /\b(?:one more|another|again|this (?:level|level's|boss|game|workout|homework|traffic|meeting|song|drawing|hand|pose|chord))\b/,
);

/** Folding writes Cyrillic letters as the Latin ones they look like, so a phrase is folded like the text it is looked for in. */
const phrase = (text: string) => new RegExp(fold(text).plain);

const ELSEWHERE = oneOf(
  /\b(?:quiero|quisiera|ganas de) morir(?:me)?\b(?! de (?:risa|amor|verguenza))|\b(?:quiero )?(?:matarme|suicidarme|quitarme la vida)\b|\bno quiero (?:seguir )?viv(?:ir|iendo)\b/,
  /\bje vais (?:me tuer|en finir)\b|\bje (?:ne )?veux plus vivre\b|\bje n'ai plus envie de vivre\b|\bich (?:bringe mich um|tote mich|will mich (?:umbringen|toten))\b/,
  /\bolmek istiyorum\b|\bkendimi oldur\w{2,8}\b|\b(?:intihar|yasamak istemiyorum)\b|もう生きたくない|生きるのが(?:つらい|辛い|嫌)/,
  /\b(?:envie de|je veux|je voudrais) (?:mourir|me tuer|en finir)\b(?! de rire)|\bme suicider\b|\bplus envie de vivre\b|\bmettre fin a mes jours\b/,
  /\b(?:mich|mir) (?:\w{2,12} ){0,3}(?:umbringen|das leben nehmen|ritzen)\b|\bwill (?:\w{2,12} ){0,2}(?:sterben|nicht mehr leben)\b|\b(?:selbstmord|suizid)(?:gedanken)?\b|\bselbstmord begehen\b/,
  /\bvoglio (?:morire|uccidermi|farla finita)\b(?! dal ridere)|\b(?:uccidermi|suicidarmi|togliermi la vita)\b|\bnon voglio (?:piu )?vivere\b/,
  /\bquero (?:morrer|me matar|sumir)\b(?! de rir)|\bme matar\b|\btirar a minha vida\b|\bnao quero (?:mais )?viver\b|\bmais vontade de viver\b/,
  /\b(?:ik )?wil (?:\w{2,12} ){0,2}(?:dood|sterven|niet meer leven)\b|\bzelfmoord\b|\bmezelf (?:iets aandoen|van kant|snijden)\b/,
  /\bchce (?:umrzec|sie zabic|ze soba skonczyc)\b|\bzabic sie\b|\bzabije sie\b|\bsamoboj(?:stwo|cze|stwa)\b|\bnie chce (?:juz )?(?:mi sie )?zyc\b/,
  ...[
    'хочу умереть',
    'хочу сдохнуть',
    'не хочу жить',
    'жить не хочу',
    'не хочу больше жить',
    'покончить с собой',
    'убить себя',
    'режу себя',
  ].map(phrase),
  ...['хочу померти', 'не хочу жити', 'вбити себе', 'накласти на себе руки'].map(phrase),
  /死にたい(?!ほど(?:可愛|かわい|面白))|自殺(?:したい|しよう|する)|消えてしまいたい|消えたい|生きて(?:い)?たくない|リスカ/,
  /(?<!笑到|尴尬得|尴尬到)(?:我)?(?:好|真的|真|就)?想死(?!你|我了)|自杀|自殺|不想活|活不下去|结束(?:自己的|我的)?生命|割腕|轻生/,
);

/** Prevention work, a film title, somebody else's past: the word without the person. */
const ABOUT_SOMETHING_ELSE = oneOf(
  /\bsuicide (?:squad|girls?|prevention|awareness|doors?|squeeze|sprints?|hotline (?:job|volunteer))\b/,
  /\b(?:he|she|they|who|friend|brother|sister|mom|mum|dad|uncle|aunt|cousin|character|movie|film|book|episode) (?:\w{2,12} ){0,2}(?:committed|commits|attempted|killed)\b/,
  /\bkill my ?self if (?:i|you|he|she|this|they) .{0,30}\b(?:one more|another|again)\b/,
  /\b(?:prevention|awareness|volunteer|documentary|charity)\b/,
);

const NOT_NOW = oneOf(HYPERBOLE, AWAY);

/** What excuses a sentence that only sounds like it. */
export const NOT_MEANT = oneOf(JEST, ABOUT_SOMETHING_ELSE, WHAT_HAPPENS, AWAY);

/** Explicit and implicit signs that the fan may harm themselves. Ambiguous despair counts; a figure of speech does not. */
export const CRISIS: readonly Rule[] = [
  { id: 'speaks of suicide or self-harm', score: 1, reads: 'plain', when: UNMISTAKABLE, unless: ABOUT_SOMETHING_ELSE },
  { id: 'asks how to come to harm', score: 0.95, reads: 'plain', when: ASKS_FOR_MEANS, unless: ABOUT_SOMETHING_ELSE },
  { id: 'harms their own body', score: 0.9, reads: 'plain', when: HARMS_OWN_BODY, unless: JEST },
  { id: 'harms their own body', score: 0.8, reads: 'plain', when: WOUNDS, unless: WHAT_HAPPENS },
  { id: 'speaks of suicide or self-harm', score: 0.9, reads: 'plain', when: ELSEWHERE, unless: ABOUT_SOMETHING_ELSE },
  { id: 'speaks of wanting to die', score: 0.9, reads: 'plain', when: DESPAIR, unless: HYPERBOLE },
  { id: 'hints at not going on', score: 0.7, reads: 'plain', when: IMPLICIT, unless: NOT_NOW },
];
