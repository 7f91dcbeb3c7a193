import type { TruthLanguage } from '@reprise/contracts';
import { foldText } from './fold-text.js';

/** Short words each language cannot do without, and the words people ask such things with. Folded. */
const WORDS: readonly (readonly [TruthLanguage, ReadonlySet<string>])[] = (
  [
    ['en', "the you are is this a an i am do does your my who what it you're it's or not did be can how u r ur"],
    ['es', 'eres sos estoy hablando hola que gracias hablo usted porque quiero estas quien escribe esto hay alguien ahi una un persona detras automatico automatica automaticas respuestas pareces usas para responder lo dime verdad jurame con es son de demuestrame no'],
    ['fr', "tu es t'es bonjour merci je vous est ce avec c'est salut qui ecrit ces il y quelqu'un derriere sont des reponses on dirait pas jure prouve dis moi utilises pour une un a que n'es hein parle vraie vraiment toi etes"],
    ['de', 'bist du ich hallo danke nicht und oder mensch wirklich sind sie ist das ein eine hier wer schreibt eigentlich klingst wie benutzt mit dass sag kein der da schreibe rede'],
    ['it', "sei ciao grazie sono parlo sto parlando questo perche vero vera chi scrive davvero c'e una un persona dietro qualcuno di tutto sembri usi per risposte automatiche automatico con e giura che non tu"],
    ['pt', 'voce vc ola oi obrigado obrigada isso falando robo sao respostas uma um maquina falo com alguem verdade tem pessoa por tras acho que jura prova e estou to usa pra tu es automatico de quem mesmo ne'],
    ['nl', 'ben je jij hoi bedankt niet praat mens echt een bent u is dit zijn automatische antwoorden ik met wie schrijft er iemand klinkt als lijkt wel toch geen zweer dat bewijs gebruik hier het'],
    ['pl', 'jestes czy czesc dziekuje hej rozmawiam z to jest kto pisze tam ktos prawdziwy prawdziwa brzmisz jak uzywasz automatyczne odpowiedzi kim nie ze na po'],
    ['tr', 'misin musun merhaba selam tesekkur insan bu bir mi mu otomatik cevap konusuyorum kiminle bunu kim yaziyor orada biri var gibisin gibi degilsin yemin et kullaniyorsun gercek gercekten sen botla robotla yapay zeka kanitla'],
  ] as const
).map(([language, words]) => [language, new Set(words.split(' '))] as const); // prettier-ignore

/** The likeliest language of a short text: the one most of its words belong to; English when none speaks for another. */
export function languageOf(text: string): TruthLanguage {
  if (/[а-яё]{2}/i.test(text)) return 'ru';
  if (/[\u3040-\u30ff]/.test(text)) return 'ja';
  if (/[\u4e00-\u9fff]/.test(text)) return 'zh';
  const words = new Set(foldText(text).match(/[\p{L}']+/gu));
  let best: { language: TruthLanguage; known: number } = { language: 'en', known: 0 };
  for (const [language, its] of WORDS) {
    const known = [...words].filter((word) => its.has(word)).length;
    if (known > best.known) best = { language, known };
  }
  return best.language;
}
