import { botQuestionLanguage, type TruthLanguage } from './bot-question.js';

const ASKED: Readonly<Record<TruthLanguage, readonly string[]>> = {
  en: [
    'are you a bot?', 'r u a bot', 'are you ai?', 'Are you an AI', 'is this a bot', 'is this ai?', 'am i talking to a bot?', 'am I chatting with a real person?',
    'are you real?', 'are you a real person', 'are you human', 'u human?', 'bot?', 'you sound like a robot', "you're a bot aren't you", 'real or bot?', 'human or ai?',
    'swear you are human', 'prove you are real', 'is there a real person behind this?', 'who is writing this', 'do you use chatgpt', 'is this automated?',
    'did a bot write that', 'tell me honestly are you a machine', 'you must be a bot lol', 'are you just a program?', 'is it really a computer', 'аre you а bоt?', 'are y​ou a b​ot',
    'be honest, are you a robot', 'am i talking to software', 'i am talking to a bot right', 'are you actually human?', 'this is a bot',
  ],
  es: ['¿eres un bot?', 'eres una persona real?', 'estoy hablando con un robot?'],
  fr: ['es-tu un robot ?', 'tu es une vraie personne ?', 'je parle à un bot ?'],
  de: ['bist du ein Bot?', 'bist du ein echter mensch?', 'schreibe ich mit einer KI?'],
  it: ['sei un bot?', 'sei una persona vera?'],
  pt: ['você é um robô?', 'estou falando com uma pessoa de verdade?'],
  nl: ['ben je een bot?', 'praat ik met een echt mens?'],
  pl: ['jesteś botem?', 'czy rozmawiam z człowiekiem?'],
  tr: ['bot musun?', 'insan mısın?'],
  ru: ['ты бот?', 'это живой человек?'],
  ja: ['ボットですか？', '本物の人間ですか'],
  zh: ['你是机器人吗', '你是真人吗？'],
}; // prettier-ignore

const NOT_ASKED = [
  'is it still available?', 'do you have bots for sale?', 'i work with robots', 'my robot drawing turned out great', 'are you real busy today?', 'what a chair',
  'is the ai course still for sale?', 'are the prints real paper?', 'i like your real life sketches', 'how much for the robot print', 'who painted this?',
]; // prettier-ignore

describe('whether software writes here', () => {
  it.each(Object.entries(ASKED).flatMap(([language, lines]) => lines.map((line) => [line, language] as const)))(
    '%s is asked, in %s',
    (line, language) => expect(botQuestionLanguage(line)).toBe(language),
  );
  it.each(NOT_ASKED)('%s does not ask it', (line) => expect(botQuestionLanguage(line)).toBeNull());
});
