/** Words that ask without saying for what. Stemming and ordinary stop words are the database’s business. */
export const FILLER = new Set(
  (
    'anything something everything nothing stuff things thing item items content piece pieces one ones more new newest latest ' +
    'other others else another different similar show send give get got have has had want wanna need like love see look looking ' +
    'sell selling sale buy buying purchase offer offers available recommend recommendation suggest suggestion pick choose what ' +
    'which whats any some there do does did can could would will you your yours u ur me my mine i im ive id the a an and or but ' +
    'to for of in on at is are was be been it its this that these those with about from so just please pls thanks thank hey hi ' +
    'hello yes yeah yep yup ok okay sure no nope not maybe now today tonight much price cost how really very good great best ' +
    'nice cool favorite favourite know tell let go all also too again still right well up out if then than'
  ).split(' '),
);

/** Words that hold sentences together. */
export const FUNCTION_WORDS = new Set(
  (
    'a an the this that these those i you he she it we they me him her us them my your his its our their is are was were be ' +
    'been being am do does did has have had will would can could should may might must and or but if as of at by for with ' +
    'about into from to in on out up than so not no what which who whom when where how why all any some each every there here'
  ).split(' '),
);

/** Words of praise and of invitation: common where things are sold, whatever the thing. */
export const PRAISE = new Set(
  (
    'experience unleash discover enjoy embrace elevate enhance transform explore immerse dive step embark join bring brings bringing ' +
    'add adds adding make makes making start begin take takes taking keep keeps gives giving come comes order shop grab unlock ' +
    'introducing featuring feature features include includes including included ensure ensures ensuring provide provides providing ' +
    'offering create creates creating design designed designs craft crafted made built inspire inspires inspired whether perfect ' +
    'ideal amazing awesome stunning beautiful beautifully gorgeous lovely adorable exquisite elegant stylish unique special ' +
    'exceptional excellent superior premium quality high ultimate unparalleled unmatched incredible remarkable extraordinary ' +
    'effortless effortlessly seamless seamlessly easy easily simple simply smooth comfortable comfort convenient convenience durable ' +
    'durability reliable reliability lasting versatile vibrant timeless classic essential must fun exciting excitement thrilling ' +
    'thrill joy joyful delight delightful magic magical wonder enchanting captivating charming charm mesmerizing iconic legendary ' +
    'authentic realistic intricate detailed details detail vivid lifelike endless countless hours limitless precise precision ' +
    'addition collection collector collectors enthusiast enthusiasts fan fans lover lovers aficionado player players beginner ' +
    'beginners professional professionals pro seasoned serious anyone everyone someone family families friend friends kid kids ' +
    'child children adult adults age ages loved home life lives day days night moment moments memory memories time times world ' +
    'journey adventure adventures story stories imagination creativity creative dream dreams touch gift gifts gifting choice option ' +
    'options style performance power powerful control sound sounds feel feels looks looking heart soul spirit mind way everyday ' +
    'anywhere anytime wherever forever ever never always crystal clear rich warm deep bold wide variety range size sized compact ' +
    'lightweight portable available various multiple full complete real true better modern young old little big small large long ' +
    'hand hands level next statement ready cherish treasured treasure proud boasts deliver delivers evoke exudes'
  ).split(' '),
);
