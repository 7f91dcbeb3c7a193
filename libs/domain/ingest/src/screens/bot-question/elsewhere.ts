import { question } from './grammar.js';

/** The question in the languages that put spaces between words. */
export const ELSEWHERE: readonly RegExp[] = [
  // Spanish
  question({
    are: 'eres|sos|es usted|usted es|serás|es esto|esto es|no eres|no serás|hay|es una',
    machine: 'bot|robot|ia|máquina|programa|chatbot|inteligencia artificial|ordenador|automátic[oa]',
    human:
      'human[oa]|persona real|persona de verdad|persona detrás|alguien real|alguien ahí|alguien de verdad|persona ahí|una persona',
    real: 'real|de verdad',
    afterReal: 'o|tú|persona|ahí',
    talking: 'hablando con|hablo con|chateando con|escribiendo con',
    seems: 'pareces|suenas|parece|suena como|hablas como|escribes como',
    swear: 'jur[ae]|júrame|demuestra|demuéstrame|prueba|promete|prométeme|admite|dime la verdad',
    asked:
      'con quién (?:estoy )?habl(?:o|ando)|quién (?:está )?escrib(?:e|iendo)|(?:eres|es) tú (?:de verdad|realmente)|de verdad eres(?: tú)?(?= ?(?:$|[?!.,]))|(?:son|es) (?:todo )?(?:respuestas? automáticas?|automático)|us(?:as|áis|a) (?:una ia|chat ?gpt|ia)|lo escribe una (?:ia|máquina)',
  }),
  // French
  question({
    are: "es[- ]tu|t'es|tu es|tes|êtes[- ]vous|vous êtes|c'est|est[- ]ce|tu n'es|il y a|y a[- ]t[- ]il",
    machine: 'bot|robot|ia|machine|programme|chatbot|ordinateur|intelligence artificielle|automatique',
    human: "humaine?|vraie personne|une personne|quelqu'un derrière|quelqu'un de réel|humain derrière",
    real: 'réelle?|vraie?|vraiment toi',
    afterReal: 'ou|personne|toi|humain',
    talking: 'parle (?:à|avec)|discute avec|cause avec|écris à',
    seems: 'on dirait|tu parles comme|tu écris comme|tu ressembles à|ça ressemble à',
    swear: 'jure|promets|prouve|avoue|admets|dis[- ]moi la vérité',
    asked:
      "(?:à|avec) qui (?:je parle|est[- ]ce que je parle|parlé[- ]je|je discute)|qui (?:écrit|répond)(?= ?(?:$|[?!.,]| (?:ces|ça|ici|vraiment|les)))|c'est (?:bien |vraiment )toi|(?:ce sont|c'est) (?:des |une )?(?:réponses? )?automatiques?|réponses automatiques|(?:utilises|utilisez)[- ]?(?:tu |vous )?(?:une ia|chat ?gpt|l'ia)|écrit par une (?:ia|machine)|il y a (?:vraiment )?quelqu'un",
  }),
  // German
  question({
    are: 'bist du|biste|sind sie|du bist|ist das|schreibt|antwortet|sitzt|ist (?:hier|da)|ist hier',
    machine: 'bot|roboter|ki|maschine|computer|programm|chatbot|automatisch|künstliche intelligenz',
    human: 'mensch|menschlich|echter mensch|echte person|ein mensch|wirklich jemand|richtiger mensch',
    real: 'echt',
    afterReal: 'oder|hier|jetzt',
    talking: '(?:schreibe|rede|chatte|spreche) ich|bin ich',
    seems: 'du klingst|du schreibst|du redest|du wirkst|klingt|du antwortest',
    swear: 'schwör|schwöre|versprich|beweis|beweise|gib zu|sag ehrlich|sag mir ehrlich',
    asked:
      'mit wem (?:schreibe|rede|chatte|spreche) ich|(?:rede|schreibe|chatte|spreche) ich (?:hier |da |gerade )?mit (?:einem|einer) (?:echten |richtigen )?(?:menschen|person|maschine|ki|bot)|wer (?:schreibt|antwortet)(?: mir)?(?: (?:hier|da|das|eigentlich|gerade))|bist du (?:es )?wirklich du|(?:sind|ist) das (?:automatische antworten|eine automatische antwort)|(?:benutzt|nutzt|verwendest) du (?:chat ?gpt|eine ki|ki)|oder (?:eine ki|ein bot)',
  }),
  // Italian
  question({
    are: "sei|siete|è|non sarai|non sei|lei è|questo è|c'è|è un",
    machine: "bot|robot|ia|macchina|programma|chatbot|intelligenza artificiale|un'intelligenza artificiale|automatico",
    human: 'umana?|umano|persona vera|persona reale|una persona|qualcuno di reale|persona dietro',
    real: 'vera|vero|reale',
    afterReal: 'o|persona|tu',
    talking: 'parlo con|parlando con|chatto con|chattando con|scrivo a',
    seems: 'sembri|sembra|parli come|scrivi come|suoni come',
    swear: 'giura|giurami|dimostra|dimostrami|prova|promettimi|ammetti|dimmi la verità',
    asked:
      'con chi (?:sto )?parl(?:o|ando)|chi (?:sta )?scriv(?:e|endo)(?= ?(?:$|[?!.,]| (?:davvero|questi?|qui|questo)))|sei (?:davvero|veramente) tu|(?:sono|è) (?:tutto )?(?:risposte automatiche|una risposta automatica|automatico)|us(?:i|ate) (?:chat ?gpt|una ia|un bot)',
  }),
  // Portuguese
  question({
    are: 'você é|vc é|tu és|você não é|é você|isso é|isto é|aqui é|tem|é um|é uma|cê é',
    machine: 'bot|robô|robot|ia|máquina|programa|chatbot|inteligência artificial|automático',
    human: 'human[oa]|pessoa de verdade|pessoa real|pessoa por trás|alguém de verdade|alguém aí|alguém real|uma pessoa',
    real: 'real|de verdade',
    afterReal: 'ou|mesmo|aí',
    talking: 'falando com|conversando com|falo com|falar com',
    seems: 'parece|pareces|você parece|fala como|escreve como',
    swear: 'jura|jure|prova|prove|promete|admite|me diz a verdade|diz a verdade',
    asked:
      'com quem (?:eu )?(?:estou|tô|to) falando|com quem (?:eu )?falo|quem (?:está|tá|é que) (?:escrevendo|respondendo|escreve)|é você mesm[oa]|(?:é|são) (?:tudo )?(?:respostas? automáticas?|automático)|us(?:a|as) (?:o )?(?:chat ?gpt|uma ia|ia)',
  }),
  // Dutch
  question({
    are: 'ben jij|ben je|bent u|jij bent|je bent|is dit|is er|zit hier|zit er',
    machine: 'bot|robot|ai|machine|computer|programma|chatbot|automatisch',
    human: 'mens|menselijk|echt mens|echt persoon|iemand echt|een mens achter|echt iemand',
    real: 'echt|het echt',
    afterReal: 'of|mens|persoon|iemand',
    talking: '(?:praat|spreek|chat|schrijf) ik met|heb ik',
    seems: 'je klinkt|je lijkt|klinkt|je praat|je schrijft',
    swear: 'zweer|beweis|bewijs|beloof|geef toe|zeg eerlijk',
    asked:
      'met wie (?:praat|spreek|chat) ik|wie schrijft (?:dit|hier|er)|zijn dit automatische (?:antwoorden|berichten)|is dit een automatisch (?:antwoord|bericht)|gebruik(?:t)? (?:je|jij|u) (?:chat ?gpt|een ai|ai)|schrijft een (?:ai|bot|computer) dit',
  }),
  // Polish
  question({
    are: 'jesteś|czy|nie jesteś|to|pan jest|pani jest|po drugiej stronie|jest tam|czy to',
    machine:
      'bot|botem|robot|robotem|ai|sztuczna inteligencja|sztuczną inteligencją|maszyna|maszyną|automat|automatem|chatbot|chatbotem|programem',
    human: 'człowiek|człowiekiem|prawdziwą osobą|prawdziwa osoba|ktoś prawdziwy|żywy człowiek',
    real: 'prawdziw[aye]|prawdziwą|prawdziwym',
    afterReal: 'czy|osoba|osobą|człowiek|człowiekiem',
    talking: '(?:rozmawiam|piszę|gadam|czatuję) z',
    seems: 'brzmisz|piszesz|gadasz|wyglądasz|odpisujesz',
    swear: 'przysięgnij|udowodnij|obiecaj|przyznaj|powiedz szczerze',
    asked:
      'z kim (?:ja )?(?:rozmawiam|piszę|gadam)|kto (?:to |tu |mi )?(?:pisze|odpisuje)|(?:czy )?to naprawdę ty|automatyczn[ae] odpowied[zź][i]?|używasz (?:chat ?gpt|ai)|jest tam ktoś',
  }),
  // Turkish: the question particle follows what is asked about
  question({
    are: 'bu bir|bu|sen',
    machine: '(?:bot|robot|yapay zeka|makine|otomatik) (?:mu|mı|mi|musun|mısın|misin|musunuz|mısınız)',
    human: '(?:gerçek bir insan|insan|gerçek biri|gerçek) (?:mı|mi|mısın|misin|mısınız|misiniz)',
    real: 'gerçekten sen',
    afterReal: 'misin|mi',
    talking: '(?:botla|robotla|insanla|makineyle|gerçek biriyle|yapay zekayla|biriyle) (?:mı|mi)',
    seems: 'sen|biraz|tıpkı',
    swear: 'kanıtla|yemin et|söz ver|itiraf et',
    asked:
      '(?:bot|robot|yapay zeka|makine) (?:musun|mısın|misin|musunuz|mısınız|mu|mı|değilsin|gibisin|gibi konuşuyorsun|gibi yazıyorsun)|(?:insan|gerçek|gerçek bir insan) (?:mısın|misin|mısınız|misiniz)|gerçekten sen misin|otomatik (?:cevap|yanıt|mesaj)? ?(?:mı|mi|mu)|(?:botla|robotla|makineyle|gerçek biriyle|bir insanla) (?:mı|mi) (?:konuşuyorum|yazışıyorum)|kiminle (?:konuşuyorum|yazışıyorum)|(?:bunu|bunları) kim yazıyor|gerçek biri var mı|insan olduğunu (?:kanıtla|söyle)|chat ?gpt (?:mi|mı) kullanıyorsun',
  }),
  // Russian
  question({
    are: '(?:ты|вы|это|тут|здесь)(?:,? (?:ведь|же|что|вообще),?)?',
    machine:
      'бот|бота|робот|нейросеть|искусственный интеллект|ии|программа|машина|автоответ|автоответы|автоматический ответ|чат-бот',
    human: 'человек|живой человек|реальный человек|живая|живой|настоящий человек',
    real: 'настоящая|настоящий|реальная|реальный|правда ты',
    afterReal: 'человек|или|ли',
    talking: '(?:говорю|общаюсь|разговариваю|переписываюсь) с',
    seems: 'похож на|похожа на|пишешь как|говоришь как|звучишь как',
    swear: 'поклянись|докажи|обещай|признайся|скажи честно',
    asked:
      'с кем я (?:говорю|общаюсь|разговариваю|переписываюсь)|кто (?:это |тут |здесь |мне )?(?:пишет|отвечает)|(?:говорю|общаюсь|разговариваю) с (?:ботом|роботом|человеком|нейросетью|машиной|программой)|это (?:правда|точно|действительно) ты|ты используешь (?:chat ?gpt|нейросеть|ии)',
  }),
];
