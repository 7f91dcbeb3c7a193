import { TRUTH_LANGUAGES, type TruthLanguage } from '@reprise/contracts';
import { truthText } from './fixed.js';

/** What an honest answer says in each language: that software writes, and that no human does. */
const SAYS: Readonly<Record<TruthLanguage, readonly [software: RegExp, noHuman: RegExp]>> = {
  en: [/software|automated assistant/i, /not a (?:person|human)/i],
  es: [/soy un programa/i, /no una persona/i],
  fr: [/je suis un logiciel/i, /pas une personne/i],
  de: [/ich bin Software/i, /kein Mensch/i],
  it: [/sono un software/i, /non una persona/i],
  pt: [/sou um programa/i, /não uma pessoa/i],
  nl: [/ik ben software/i, /geen mens/i],
  pl: [/jestem programem/i, /nie człowiekiem/i],
  tr: [/ben bir yazılımım/i, /insan değilim/i],
  ru: [/я программа/i, /не человек/i],
  ja: [/ソフトウェア/, /人間ではありません/],
  zh: [/软件/, /不是真人/],
};

describe('the answer to whether software writes', () => {
  it.each(TRUTH_LANGUAGES)('never denies it, in any wording: %s', (language) => {
    for (let turn = 0; turn < 6; turn++)
      for (const said of SAYS[language]) expect(truthText(language, turn).text).toMatch(said);
  });
});
