import { oneOf } from './rule.js';

/** Asks how to come to harm, or how to hide it: no figure of speech asks for directions. */
export const ASKS_FOR_MEANS = oneOf(
  /\b(?:how|can|could|should|where|help me|teach me|tell me|ways?|tips|tricks|advice|want|trying|need|going)(?: \w{1,12}){0,5} (?:become|be|stay|get|turn|being|becoming|develop|have|start) (?:an? |with )?(?:anorexi[ac]|bulimi[ac]|eating disorder|suicidal)\b/,
  /\b(?:how|what|where|ways?|tips|tricks|advice|help me|teach me|guide)(?: \w{1,12}){0,6} (?:starve|kill|hang|drown|poison|cut|harm|hurt|burn|punish|suffocate|strangle|injure|mutilate|stab|shoot|(?:pain|injury|wounds|harm) (?:on|to|upon))(?:ing)? my ?self\b(?! (?:in shape|up|off|some|a |out))/,
  /\b(?:how|ways?|tips|tricks|advice|help me|teach me|methods?|guide)(?: \w{1,12}){0,6} (?:starve (?:to death|completely)|bleed out|purge|vomit|throw up|be sick) (?:after (?:eating|meals|dinner|lunch)|without|secretly|on purpose|every|faster|quietly)/,
  /\b(?:how|ways?|tips|tricks|methods?|guide|best|easiest|fastest|quickest|least painful|most painless|painless)(?: \w{1,12}){0,5} (?:commit suicide|to die|end my (?:own )?life|take my (?:own )?life|overdose|suicide|starve to death)\b(?! (?:of|for|from|in (?:the )?game|hard))/,
  /\b(?:hide|hiding|cover(?:ing)? up|conceal) (?:my |the |an? )?(?:self[ -]?harm|cuts|scars from cutting|eating disorder|anorexia|bulimia|purging)\b/,
  /\b(?:tips|tricks|advice|help|support|guide|ways?|instructions|encourage\w{0,4}|inspiration|motivation)(?: \w{1,12}){0,3} (?:for|to|on|about|with|into) (?:\w{1,12} ){0,3}(?:anorexia|bulimia|anorexic|bulimic|purging|starvation|starving (?:my ?self|yourself)|an? eating disorder)\b/,
  /\b(?:die|dying|death) (?:from|by|of|if i|when i|after i)(?: \w{1,8}){0,2} (?:starving|starvation|stop(?:ped)? eating|not eating|(?:do not|don't|never) eat)\b|\bstop(?:ped)? eating(?: \w{1,10}){0,4} (?:die|dead|death|starve)\b/,
  /\b(?:pro[ -]?ana|pro[ -]?mia|thinspo(?:ration)?|thinspiration|meanspo|bonespo)\b/,
  /\b(?:should|would it be better if|is it (?:ok|okay|wrong|fine) (?:to|if)) i (?:just )?(?:kill my ?self|end (?:my life|it all)|die|commit suicide|starve|cut my ?self|be dead)\b(?! (?:my|the|on) )/,
  /\b(?:any|a|the|what(?:'s| is) the) (?:point|reason|purpose) (?:of|in|to) (?:living|being alive|live|stay(?:ing)? alive|liv(?:e|ing) any ?more)\b|\bis (?:my )?life (?:even )?worth living\b/,
);

/** Says what is done to the own body: wounds, hunger, purging. */
export const HARMS_OWN_BODY = oneOf(
  /\bi(?:'ve|'m| have| am| was| had| also| still| often| usually| just| only| always| started| keep| kept| began| used to| want to| need to| tried to| try to){0,3} (?:cut|cutting|slice|slicing|slit|slitting|carve|carving|burn|burning|burned|scratch|scratching|bruise|bruising|stab|stabbing) (?:up |into |open )?my (?:own )?(?:arms?|wrists?|legs?|thighs?|skin|forearms?|stomach|ankles?|hips?)\b(?! (?:on|off|hair|with (?:a |the )?(?:oven|pan|stove|paper)|while|cooking|shaving|day|workout))/,
  /\b(?:started|been|stop(?:ped)?|keep|kept|love|miss|relapsed(?: and| into| with)?|addicted to|urge(?:s)? to|habit of) (?:cut|cutting|purg(?:e|ing)|starving|self[ -]?injur\w{2,5})(?: my ?self| again| deeper| every| since| for| at night|[.,!?]|$)/,
  /\b(?:cut|cutting|cuts) (?:deep(?:er)?|my ?self (?:deep|again|every|last|so|because|until|on|when|to feel|with a (?:blade|razor|knife)))\b(?!(?:.{0,20})(?:shaving|cooking|kitchen))/,
  /\b(?:razor ?blade|blade|razors?|knife)s? (?:\w{1,12} ){0,5}my (?:arms?|wrists?|skin|thighs?|legs?)\b|\bmy (?:wrists?|arms?|thighs?) (?:\w{1,12} ){0,5}(?:razor ?blades?|scars|bleed(?:ing)?)\b/,
  /\bi(?:'ve|'m| have| am| was| been| just| only| also| still| always| keep| kept| then| usually| started| will| want to| need to| have to| had to| would| binged?| and){0,4} (?:purg(?:e|ed|ing)|starv(?:e|ed|ing) my ?self|binged and|restrict(?:ed|ing)? (?:my )?(?:food|calories|intake|eating)|mak(?:e|ing) my ?self (?:sick|puke|vomit|throw up))\b/,
  /\bi(?: have|'ve)?(?: only| barely| hardly| not|n't|'ve)*(?: \w{1,8}){0,2} (?:eaten|ate|eat|eating) (?:nothing|anything)(?: \w{1,10}){0,2} (?:for|in|since|all) (?:\w{1,10} )?(?:days?|week)\b|\bhave(?:n't| not) eaten (?:in|for) (?:\w{1,10} )?(?:days|weeks|a week)\b/,
  /\b(?:under|below|less than|only(?: ate| had| eat| eating)?|just(?: ate| had)?|at|limit(?:ed)? (?:my ?self )?to) (?:about |around )?[1-7]?[0-9]?[05]0 (?:kcals?|calories|cals?)(?: (?:a|per) day| today| yesterday| each day| daily)\b/,
  /\bmy (?:anorexia|bulimia|eating disorder|ed voice|binge eating|disordered eating|self[ -]?injury|suicide (?:plan|note|attempt))\b|\b(?:suffer(?:ing|ed)? from|struggl(?:e|ing) with|battling|relaps(?:e|ed|ing) into|diagnosed with) (?:an? )?(?:\w{3,12} )?(?:anorexia|bulimia|eating disorder|self[ -]?harm|suicidal)\b/,
  /\b(?:bash|bang|hit|punch|slam|smash)(?:ed|ing)? my (?:own )?head (?:against|on|into|with)\b(?! the (?:desk|keyboard|wall) (?:over|about|because of) (?:this|the) (?:code|bug|homework|chord))|\b(?:hit|punch|bit|bite|biting|hitting|punching|choke|choking|strangl(?:e|ing)) my ?self\b/,
  /\b(?:cuts?|cutting|slits?|slashes|scars|burns?|marks|lines|wounds) (?:\w{1,12} ){0,3}(?:on|in|across|along|down|into|over|up) my (?:own )?(?:left |right )?(?:arms?|wrists?|forearms?|thighs?)\b/,
  /\bi deserve (?:to (?:die|suffer|bleed|be hurt|be dead)|death|(?:all )?(?:the|this) pain)\b|\bdon't deserve to (?:live|be alive|exist|eat)\b/,
  /\bi (?:deserve|want|need) (?:to be in|the|to feel) (?:pain|punish(?:ed|ment))\b|\b(?:ribs?|bones|collarbones?|thigh gap|hip ?bones) (?:\w{1,12} ){0,4}(?:show|stick out|visible|showing|sticking out)\b/,
);

/** Means and the own body in one breath, or a wound of one's own making: WHAT_HAPPENS in a kitchen excuses it. */
export const WOUNDS = oneOf(
  /\b(?:knife|knives|razors?|blades?|lighter|cigarettes?|gun|rope|noose|scissors|belt)\b.{0,60}\b(?:my ?self|my (?:wrists?|arms?|thighs?|throat|neck|veins?))\b/,
  /\b(?:cut|slit|stab|stabbed|burn|burned|burnt|shoot|hang|hurt|harm|choke|scratch(?:ed)?)(?:ting|bing|ing)? my ?self\b.{0,60}\b(?:knife|razors?|blades?|lighter|cigarettes?|gun|rope|noose|scissors|belt)\b/,
  /\b(?:hurt|hurting|harm|harming|injuring|punishing) my ?self\b/,
  /\bi (?:\w{1,10} ){0,3}(?:cut|cutting|burn|burned|burnt|burning|stab|stabbed|stabbing|harm|harmed|harming|injure|injured) my ?self\b/,
);

export const WHAT_HAPPENS = oneOf(
  /\b(?:shav(?:e|ing)|cook(?:ing|ed)?|kitchen|oven|stove|iron|paper|gym|workout|training|running|accident(?:ally)?|slipped|by mistake|carving|chopping|peeling|opening|sunburn(?:t|ed)?|coffee|soup)\b/,
  /\b(?:bike|cycling|football|soccer|tennis|skating|climbing|fell off|tripped|lifting|stretching|knee|ankle|shoulder|elbow|toe|stairs|squats?|yoga|dancing|without hurting|avoid)\b/,
  /\bmy ?self (?:on|out|off|some|short|a|loose|free|playing|doing)\b|\b(?:lol|lmao|haha\w{0,20}|bought|gift|collection|craft(?:ing)?|wood|forge)\b/,
);
