import type { TruthLanguage } from '@reprise/contracts';
import { languageOf } from './language.js';

const ASKED: Readonly<Record<TruthLanguage, readonly string[]>> = {
  en: ['are you a bot?', 'r u human', 'bot?', 'am i talking to a bot?', 'prove you are real', 'do you use chatgpt'],
  es: [
    '¿eres un bot?',
    'eres una persona real?',
    'estoy hablando con un robot?',
    '¿quién escribe esto?',
    'pareces un robot',
  ],
  fr: [
    'es-tu un robot ?',
    'tu es une vraie personne ?',
    'je parle à un bot ?',
    'qui écrit ces messages ?',
    "t'es réelle ?",
  ],
  de: ['bist du ein Bot?', 'bist du ein echter mensch?', 'schreibe ich mit einer KI?', 'du klingst wie ein bot'],
  it: ['sei un bot?', 'sei una persona vera?', 'con chi sto parlando?', 'è tutto automatico?'],
  pt: ['você é um robô?', 'estou falando com uma pessoa de verdade?', 'tu és um bot?', 'isso é automático?'],
  nl: ['ben je een bot?', 'praat ik met een echt mens?', 'is dit automatisch?', 'je klinkt als een robot'],
  pl: ['jesteś botem?', 'czy rozmawiam z człowiekiem?', 'kto to pisze?', 'brzmisz jak bot'],
  tr: ['bot musun?', 'insan mısın?', 'kiminle konuşuyorum?', 'bot gibisin'],
  ru: ['ты бот?', 'это живой человек?', 'ты ии?'],
  ja: ['ボットですか？', '本物の人間ですか'],
  zh: ['你是机器人吗', '你是真人吗？'],
};

describe('the language of a question', () => {
  it.each(Object.entries(ASKED).flatMap(([language, lines]) => lines.map((line) => [line, language] as const)))(
    '%s: %s',
    (line, language) => expect(languageOf(line)).toBe(language),
  );
  it.each(['', '???', '🤖', 'hmm ok'])('%j is answered in English', (line) => expect(languageOf(line)).toBe('en'));
});
