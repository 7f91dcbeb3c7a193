const raw = String.raw;
const either = (...phrases: readonly string[]) => `(?:${phrases.join('|')})`;

/** Where a clause begins: at the start, after punctuation, or after a word that only leads over. */
const BEGINS = either(
  raw`(?:^|[.!?,;:~)] ?)(?:(?:ok(?:ay)?|alright|all right|well|so|anyway|cool|yeah|right|great|oh|hey|lol|haha|hehe|it'?s late|guess|i think) ){0,3}`,
  raw`(?<![\p{L}\d])(?:so|anyway|lol|haha|hehe|thanks|thank you|and|but|now|then) `,
);
/** Where it ends: nothing that the words could be about may follow. */
const ENDS = either(
  raw`(?= ?$)`,
  raw`(?= ?[.!?,;:~)(<])`,
  raw`(?= (?:all|everyone|guys|now|then|soon|today|tonight|for|xx?o?|lol|haha|thanks|thank|mira|dear|love|friend|again|too|everybody|here|bye|night|because|cause|since|until|till|but|and|with you|to you)(?![\p{L}\d]))`,
  raw`(?= ?\p{Extended_Pictographic})`,
);

const SOON = '(?:later|soon|tomorrow|tmrw|tonight|next week|in a bit|again soon|another time|when i can)';

const ENGLISH = new RegExp(
  `${BEGINS}${either(
    'night|nighty|sweet dreams|sleep (?:well|tight|good)|laters|l8r|ttys|brb|bbl|afk|farewell|so long|peace(?: out|(?= ?(?:$|[.!✌])))|adios|ciao|au revoir|cheerio|toodles|ta ta|toodle ?oo|tata',
    "(?:i |i'd |i'll |we )?(?:must|should|better|gotta|got to|have to|need to|had better|ought to|'ve got to) (?:probably |really |now )?(?:go|get going|be going|dash|run|head out|head off|leave|sleep|rest|get some (?:sleep|rest)|get up early|log off|sign off)",
    "(?:i'm|im|i am) leaving|(?:i'm |im |i am )?(?:heading (?:out|off|home|to bed)|leaving now|out(?= ?(?:$|[.!]))|going to (?:bed|sleep)|off to [a-z]{2,10}|logging (?:off|out)|signing (?:off|out)|done for (?:today|tonight|now|the day)|turning in|calling it a (?:night|day))",
    "(?:it's |its )?time (?:for bed|to (?:sleep|go|head out|leave|log off))",
    "(?:that's|thats|that is) (?:it|all) (?:for|from) (?:me|now|today|tonight)",
    "(?:'?til|till|until) (?:next time|tomorrow|then|later)",
    'take (?:good )?care(?: of yourself)?|take it easy|stay safe',
    'have a (?:[a-z]{3,10} )?(?:rest of your|one|day|night|evening|weekend|week)(?: [a-z]{3,8})?',
    'enjoy (?:your|the|the rest of (?:your|the)) (?:day|night|evening|weekend|week|trip|sleep|holiday)',
    'back to (?:work|sleep|bed|class)(?: now| for me)?|(?:my )?(?:lunch )?break is over',
    "(?:it was |it's been |was )?(?:nice|fun|great|good|lovely|a pleasure|pleasure) (?:talking|chatting|speaking)(?: to you| with you)?(?! again)",
    "(?:i'm |im )?taking a (?:little |short )?break(?: from)?|(?:i'm |im )(?:deleting|closing|cancelling|canceling) my (?:account|subscription)|(?:i'm |im )(?:going to |gonna )?unsubscrib(?:e|ing)|i won't be (?:on|around|online)|this is goodbye",
    `(?:i'll|i will) check in ${SOON}|(?:i'll |i will |ill |let's |lets |we'll )?(?:be back|come back|write|text|message|speak|chat|talk|catch up|catch (?:you|ya|u))(?: to| with)?(?: you| u| ya)? ${SOON}`,
  )}${ENDS}`,
  'u',
);

/** Folded: no accents. Words that say nothing else. */
const ELSEWHERE = new RegExp(
  raw`(?<![\p{L}\d])${either(
    'hasta (?:luego|manana|pronto|la vista)|buenas noches|nos vemos|chao|adios|me voy a (?:dormir|la cama)|(?:me )?tengo que irme?|me tengo que ir|me despido',
    'a bientot|a demain|a plus(?= ?(?:$|[.!,]| tard))|au revoir|bonne (?:nuit|soiree|journee)|je dois y aller|je (?:vais dormir|vais me coucher|file)|salut et a',
    'tschuss|tschau|bis (?:bald|morgen|spater|dann|dahin)|gute nacht|auf wiedersehen|ich muss (?:los|weg|gehen|schlafen)|ich geh(?:e)? (?:jetzt )?(?:schlafen|ins bett|los)|schon(?:en|e|es) (?:abend|tag|nacht|wochenende) noch|mach(?: e?s)? gut',
    'arrivederci|a (?:domani|presto|dopo)(?= ?(?:$|[.!,]))|buona ?notte|buona serata|devo andare|vado a (?:dormire|letto)|ci vediamo|ci sentiamo',
    'tchau|ate (?:amanha|logo|mais|breve|ja)|tenho (?:que|de) ir|vou (?:dormir|indo|nessa|para a cama)|boa noite(?= ?(?:$|[.!,]))|fui(?= ?(?:$|[.!]))',
    'doei|tot (?:ziens|morgen|straks|later|snel)|welterusten|slaap lekker|ik moet (?:gaan|weg|er vandoor)|ik ga (?:slapen|naar bed)|fijne avond',
    'do (?:widzenia|jutra|zobaczenia)|dobranoc|na razie|musze (?:isc|leciec|spadac)|ide (?:spac|do lozka)|pa pa|trzymaj sie',
    'gorusuruz|gorusmek uzere|iyi geceler|hosca ?kal|kendine iyi bak|gitmem lazim|yatiyorum',
  )}(?![\p{L}\d])`,
  'u',
);

/** Scripts that folding would turn into Latin look-alikes, or that put no spaces between words. */
const AS_WRITTEN =
  /(?<!\p{L})(?:пока|до (?:свидания|завтра|встречи|скорого)|спокойной ночи|доброй ночи|мне пора|я (?:спать|пош[её]л|пошла)|увидимся)(?!\p{L})|またね|また明日|また今度|おやすみ|さよう?なら|じゃあ?ね|バイバイ|再见|再見|拜拜|晚安|明天见|回头见|我先走了|我去睡了|下次聊/u;

/** Whether the fan takes leave. `folded` comes from `foldText`, `text` is as it was written. */
export const takesLeave = (folded: string, text: string): boolean =>
  ENGLISH.test(folded) || ELSEWHERE.test(folded) || AS_WRITTEN.test(text.normalize('NFKC').toLowerCase());
