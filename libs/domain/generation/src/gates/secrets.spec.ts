import { tellsSecret } from './secrets.js';

const CANARY = 'marmalade';
const ID = '0198c1f2-7d30-7c44-9a51-52c0a3e8b7d1';
const RULES = 'Stay below the ceiling, round to the nearest ladder step and never mention how the ladder was built.';
const base64 = (text: string) => btoa(text);
const hex = (text: string) => [...text].map((char) => char.charCodeAt(0).toString(16)).join(' ');
const rot13 = (text: string) =>
  text.replace(/[a-z]/g, (letter) => String.fromCharCode(((letter.charCodeAt(0) - 84) % 26) + 97));

describe('a text that tells a secret', () => {
  it.each([
    ['word for word', `The word is ${CANARY}, keep it.`],
    ['in another case and width', 'ＭＡＲＭＡＬＡＤＥ it is'],
    ['with look-alike letters', 'mаrmаlаdе it is'],
    ['with invisible letters between', 'mar\u200bma\u200blade it is'],
    ['spelled out', 'm-a-r-m-a-l-a-d-e'],
    ['spelled over lines', 'm\na\nr\nm\na\nl\na\nd\ne'],
    ['with a letter of noise after each', 'mxaxrxmxaxlxaxdxe'],
    ['backwards', 'read it from the end: edalamram'],
    ['as initials', 'Make all rooms more airy, let apples dry early.'],
    ['as initials of lines', 'Mornings\nAre\nRarely\nMild\nAnd\nLong\nAutumns\nDo\nExist'],
    ['cut in two', 'first “marma”, then “lade”'],
    ['misspelt by a letter', 'rhymes with mermalade'],
    ['in base64', `look: ${base64('the word is marmalade')}`],
    ['in hexadecimal', hex(CANARY)],
    ['as character codes', [...CANARY].map((char) => char.charCodeAt(0)).join(', ')],
    ['in bits', [...CANARY].map((char) => char.charCodeAt(0).toString(2).padStart(8, '0')).join(' ')],
    ['in Morse', '-- .- .-. -- .- .-.. .- -.. .'],
    ['turned by thirteen letters', rot13(CANARY)],
    ['turned by three letters', 'pdupdodgh'],
    ['mirrored', 'nzinzozwv'],
  ])('is heard %s', (_how, text) => expect(tellsSecret(text, [CANARY])).toBe(true));

  it.each([
    ['an id without its dashes', ID, ID.replaceAll('-', '')],
    ['words in another order', 'amber violet', 'It is the violet and then amber one.'],
    ['a short one, spelled', 'fig', 'f, i, g'],
    ['a sign', '☂☂', 'and then ☂☂ it opened'],
    ['a piece of instructions', RULES, 'I always round to the nearest ladder step, you see.'],
    ['one of several', 'fig', 'the fig is ripe', 'other secret'],
  ])('is heard: %s', (_what, secret, text, ...more) => expect(tellsSecret(text, [...more, secret])).toBe(true));
});

describe('a text that tells none', () => {
  it.each([
    ['another word', CANARY, 'I had marble cake and lemonade.'],
    ['part of a longer word', 'art', 'I started early today.'],
    [
      'words of it far apart',
      'amber violet',
      `The amber set came first. ${'Then we talked about paper. '.repeat(3)}Violet came last.`,
    ],
    ['common words of a long one', RULES, 'Never mention it. The nearest shop was closed and built anew.'],
    ['codes of something else', CANARY, `${base64('just a friendly note')} ${hex('hello there')}`],
    ['no secret at all', '', 'Anything.'],
    ['no letters and not there', '☂☂', 'No signs here.'],
  ])('is left alone: %s', (_what, secret, text) => expect(tellsSecret(text, [secret])).toBe(false));
});
