/**
 * Words that belong together, written for this project: what a person means who talks of a puppy, a vet or a leash. Any form of a word
 * counts (`painting`, `painted`); a word may belong to several themes.
 */
export const THEME_WORDS = {
  joy: 'happy joy joyful glad delighted cheerful excited thrilled excitement fun enjoy enjoyed wonderful great amazing fantastic laugh smile pleased',
  sadness: 'sad unhappy cry tears upset miserable heartbroken depressed gloomy blue hurt sorrow sobbing',
  anger: 'angry anger mad furious annoyed irritated rage outraged unfair hate mean',
  worry: 'anxious anxiety nervous worry worried uneasy tense stress stressed overwhelmed panic pressure restless',
  fear: 'afraid fear scared frightened terrified scary nightmare horror ghost dark spooky',
  disappointment:
    'disappointed disappointing disappointment letdown frustrated frustrating discouraged regret unfortunately failed failure missed cancelled canceled expectations',
  hope: 'hope hoping anticipate anticipation expect expecting eager looking-forward wish dream goal plan waiting await',
  pride:
    'proud pride achievement accomplish success succeed praise recognition applause cheer honor confident confidence',
  surprise: 'surprise surprised unexpected unexpectedly suddenly astonished amazed shocked',
  calm: 'relax relaxed relaxing calm peaceful comfortable unwind meditate meditation yoga breath quiet cozy',
  lonely: 'lonely alone loneliness isolated missing homesick stranger newcomer left-out unfamiliar',
  doubt: 'doubt unsure insecure weak useless stupid worthless capable confidence self-doubt',
  boredom: 'bored boring dull monotonous sleepy distracted concentrate focus attention',
  shame: 'embarrassed embarrassing ashamed shy awkward blush laughed humiliated stage-fright',
  birthday: 'birthday cake candle party anniversary celebrate balloon turning',
  holiday:
    'christmas halloween easter thanksgiving new-year eve festival santa lantern fireworks holiday celebrate celebration costume parade tree decorations',
  party: 'party celebrate celebration gathering event invite guests toast dance banquet',
  gift: 'gift present gave give given receive received reward souvenir surprise wrap bought keepsake redeemed',
  sweets:
    'cake chocolate candy dessert cookie ice-cream sweet sugar pudding pastry donut cupcake mousse brownie pie strawberry mango matcha toast jam cream bake baking',
  meal: 'dinner lunch breakfast supper meal eat ate food delicious tasty restaurant pizza burger pasta noodles soup rice hotpot barbecue dumpling sandwich cook cafeteria snack yummy hungry flavor dish bread cheese',
  cooking: 'cook cooking bake baking recipe kitchen oven chef homemade dish ingredients fry grill',
  drinks: 'drink coffee tea juice milk wine beer cocktail cola lemonade soda bar',
  fruit: 'fruit apple strawberry mango banana orange grape watermelon peach cherry berry',
  pets: 'pet dog cat puppy kitten puppies hamster rabbit turtle goldfish parrot bunny vet veterinarian adopt leash paw tail fur alaskan retriever golden shelter breed collar',
  animals:
    'animal zoo elephant giraffe tiger lion panda monkey bear penguin wolf fox deer bird eagle dolphin whale safari wildlife insect butterfly bee frog snake horse species dinosaur aquarium',
  sea: 'beach sea ocean seaside sand shell starfish wave surf coast island boat sail shore swim dive',
  swimming: 'swim swimming pool dive snorkel lifeguard float',
  park: 'park picnic slide swing seesaw playground lawn outing hide-and-seek kite bench',
  outdoors:
    'camp camping hike hiking mountain forest trail tent campfire nature outdoors picnic lake river waterfall explore trek wood fishing outing trip',
  garden:
    'garden gardening plant flower bloom blossom tree leaf seed rose tulip sunflower grow watering spring soil vegetables',
  rain: 'rain rainy storm thunder umbrella rainstorm flood lightning wet weather cloudy',
  winter: 'winter snow snowman ski skiing skate ice cold freezing sled snowflake snowball',
  summer: 'summer hot heat sunny sunshine vacation holidays camp',
  seasons: 'season spring autumn fall winter summer weather',
  running: 'run running race marathon sprint meters relay jog long-distance track sports-meet hurdles finish athletics',
  sports:
    'sport sports football soccer basketball volleyball baseball tennis badminton goal coach team match championship athletic ping-pong table-tennis hockey game player PE',
  fitness: 'gym workout exercise fitness training train muscle yoga stretching weights jump-rope strength healthy diet',
  cycling: 'bike bicycle cycling ride rode riding helmet scooter skateboard pedal',
  competition:
    'competition contest compete competitor win won winner winning first second third place prize award medal trophy champion championship match tournament lose lost rank score',
  effort:
    'practice practise diligently hard persist persevere prepare preparation improve progress train effort skill learn overcome',
  dance: 'dance dancing dancer ballet choreography studio hip-hop contemporary waltz',
  music:
    'music song sing singing singer piano guitar violin drum concert band melody choir instrument orchestra album playlist perform tune',
  stage:
    'perform performance stage audience show play drama theater theatre magic magician talent act concert rehearsal script role speech host',
  art: 'art paint painting draw drawing sketch picture brush canvas watercolor colour color pencil gallery artist exhibition sculpture pottery portrait ink charcoal easel palette crayon mural pen',
  crafts:
    'craft handmade handicraft origami paper glue scissors clay pottery knit sew lantern pendant bracelet beads make made diy decorate weave',
  photos: 'photo photograph photography camera picture portrait lens shoot album selfie shot',
  reading:
    'book read reading story storybook novel library author fairy-tale comic literature poem poetry magazine chapter',
  writing: 'write writing essay diary journal poem poetry author blog letter article composition',
  films:
    'movie film cinema cartoon animation animated series show tv television watch watched episode simpsons disney marvel premiere actor screening character',
  games:
    'game games play playing video-game console chess cards puzzle lego board-game gaming hide-and-seek level player riddle building-blocks',
  toys: 'toy doll teddy lego robot ultraman blocks remote-controlled puzzle car kite figure plush bear model',
  science:
    'science scientific experiment lab laboratory chemistry physics biology research volcano invention microscope robot project model ecosystem fair',
  space:
    'space star stars planet solar moon astronomy telescope universe rocket astronaut galaxy interstellar alien meteor',
  museum: 'museum exhibit exhibition gallery fossil history dinosaur artifact ancient sculpture natural-history',
  school:
    'school class classroom classmate teacher student lesson homeroom campus kindergarten lecture schoolbag principal semester grade desk',
  exams:
    'exam test quiz grade score math mathematics spelling perfect marks result fail pass midterm final points subject',
  homework: 'homework assignment study studying project deadline exercise review notebook math essay workbook',
  scolding:
    'scold scolded criticize criticized blame blamed punish punished lecture told-off strict misunderstood unfair mistake fault',
  education:
    'education college university degree graduate graduation course scholarship school study certificate program workshop',
  work: 'job work career boss colleague office interview promotion salary hired fired company shift employee manager business',
  business: 'business startup shop store customer brand marketing website investor launch sell product entrepreneur',
  money: 'money pay paid save savings price cost expensive budget broke rent bank afford dollars allowance cash',
  home: 'home house room apartment move moved moving furniture bedroom neighbor neighbourhood city town renovate',
  travel:
    'travel trip vacation journey flight airport hotel tour tourist abroad country visit train plane road-trip sightseeing passport explore',
  amusement:
    'amusement theme-park roller-coaster ferris wheel carousel thrill drop tower ride disneyland circus carnival',
  shopping: 'shop shopping store mall market buy bought purchase sale clothes',
  clothes: 'clothes dress shirt shoes hat jacket outfit fashion wear wearing skirt scarf coat style costume',
  jewelry:
    'jewelry necklace earrings ring bracelet pendant watch pocket-watch gold silver brooch heart-shaped handkerchief hairpin',
  stationery: 'pen pencil notebook eraser ruler colored schoolbag backpack stationery crayon marker',
  gadgets: 'phone computer laptop tablet app internet online software game-console headphones robot',
  cars: 'car drive driving driver license engine truck motorcycle bus traffic accident crash vehicle',
  illness:
    'sick ill illness fever cold cough flu hospital doctor medicine clinic health pain headache stomach injection dentist tooth cure cured recover recovery surgery',
  injury: 'injury injured hurt fell fall broken bone wound bleed bruise sprain accident knee ankle tripped scraped',
  sleep: 'sleep sleepy asleep tired nap dream bed bedtime insomnia nightmare exhausted rest night awake',
  parents: 'mom mother dad father parents mum mommy daddy mama papa',
  grandparents: 'grandpa grandma grandfather grandmother grandparents granny',
  relatives: 'cousin uncle aunt nephew niece relatives family',
  siblings: 'brother sister sibling twin',
  family:
    'family parents mom dad grandpa grandma brother sister cousin uncle aunt relatives reunion son daughter kids children',
  friends: 'friend friends friendship buddy pal classmate companion bestie teammate partner together',
  newfriends: 'new friend friends stranger meet met transfer newcomer group join joined collective integrate',
  children: 'child children kid kids baby son daughter toddler pregnant newborn adoption adopt parenting',
  romance:
    'love boyfriend girlfriend date dating crush kiss romantic husband wife partner valentine relationship single breakup divorce marriage',
  wedding: 'wedding marry married bride groom engaged engagement ceremony honeymoon',
  conflict:
    'argue argument quarrel fight fought dispute conflict disagree disagreement misunderstand misunderstanding misunderstood apologize apology sorry forgive reconcile ignore yelled shout friend broke',
  bullying:
    'bully bullied mock mocked mocking tease teased laugh laughed prank trick nickname rude spoke-ill gossip rumor behind showoff show-off excluded',
  secrets: 'secret secretly hide hid promise trust lie lied betray told gossip',
  sharing: 'share shared borrow lend lent give trade swap return selfish together',
  broken:
    'break broke broken damage damaged tore torn spill spilled knocked ruined smashed crack accidentally mess fix repair',
  lost: 'lose lost missing misplaced find found search forgot forget left stolen steal stole',
  cancelled: 'cancel cancelled canceled postpone postponed delay delayed called-off rescheduled miss missed rain',
  help: 'help helped helping volunteer charity donate donation kind kindness support encourage encouragement comfort assist community shelter fundraiser homeless',
  talking:
    'talk communicate communication honest honestly explain explained conversation listen listened understand understanding opened',
  waiting: 'late wait waiting punctual delay forgot promise busy time',
  grief: 'death died die dead passed funeral grief mourn loss memorial grave miss',
  faith: 'church faith god pray prayer religion religious temple bible spiritual belief',
  mind: 'therapy therapist counseling counselor mental health self-care wellbeing psychology support group',
  identity: 'lgbtq transgender gay lesbian pride queer transition identity gender rights acceptance',
  army: 'army military soldier veteran war service marines combat',
  politics: 'politics political election vote campaign government policy mayor council rights activist protest',
  future: 'future dream career become grow goal plan wish aspire someday ambition',
  colors: 'color colour colorful red blue green yellow pink purple rainbow multicolored',
  appearance: 'hair haircut makeup skin weight tall short glasses beautiful ugly fat thin',
} as const;
