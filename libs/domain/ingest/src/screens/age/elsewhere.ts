import { oneOf, type Rule } from '../rule.js';

/** Eight to seventeen in words, folded. */
const WORDS = {
  es: 'ocho|nueve|diez|once|doce|trece|catorce|quince|dieciseis|diecisiete',
  fr: 'huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|dix-sept',
  de: 'acht|neun|zehn|elf|zwolf|dreizehn|vierzehn|funfzehn|sechzehn|siebzehn',
  it: 'otto|nove|dieci|undici|dodici|tredici|quattordici|quindici|sedici|diciassette',
  pt: 'oito|nove|dez|onze|doze|treze|quatorze|catorze|quinze|dezesseis|dezasseis|dezessete|dezassete',
  nl: 'acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|zestien|zeventien',
  pl: 'osiem|dziewiec|dziesiec|jedenascie|dwanascie|trzynascie|czternascie|pietnascie|szesnascie|siedemnascie',
} as const;
const number = (language: keyof typeof WORDS) => `(?:[6-9]|1[0-7]|${WORDS[language]})(?![a-z0-9])`;
const KANJI = '(?:[6-9]|1[0-7]|十[一二三四五六七]?|[六七八九])';
/** The end of the statement: what counts something would follow the number. */
const END = '(?:$|[.,!?;:)(]| (?:[^a-z0-9]|haha|lol|xd|btw|jahre alt|jaar oud|und|aber|en|maar|jahre$|jaar$))';

/** The commonest ways to say one's age in the other languages fans write in. Folded: no accents. */
export const STATED_AGE_ELSEWHERE: Rule = {
  id: 'states own age',
  score: 0.9,
  reads: 'text',
  when: oneOf(
    new RegExp(
      `\\btengo (?:solo |apenas |casi )?${number('es')} (?:anos|anitos)\\b(?! (?:con|de|en|siguiendo|trabajando))`,
    ),
    new RegExp(`\\bj'?ai (?:que |seulement |juste |bientot )?${number('fr')} ans\\b(?! d['e])`),
    new RegExp(`\\b(?:ich bin|bin) (?:erst |gerade |noch |grad |nur )?${number('de')}${END}`),
    new RegExp(`\\bho (?:solo |appena |quasi )?${number('it')} anni\\b(?! di )`),
    new RegExp(`\\btenho (?:so |apenas |quase )?${number('pt')} anos\\b(?! (?:de|com))`),
    new RegExp(`\\bik ben (?:pas |maar |nog |net )?${number('nl')}${END}`),
    new RegExp(`\\bmam (?:dopiero |tylko )?${number('pl')} lat\\b(?! do)`),
    // Russian `мне 15 лет`, whose look-alike letters are Latin once folded.
    /(?<![a-z])mhe (?:[6-9]|1[0-7]) лet/,
    /(?<![0-9])(?:[6-9]|1[0-7]) yasi[nm]dayim\b/,
    new RegExp(`(?:私|僕|俺|わたし|ぼく)(?:は|まだ|、|今){0,3}${KANJI}[歳才]`),
    new RegExp(`^(?:まだ|今)?${KANJI}[歳才](?:です|だよ|$|。|!)`),
    new RegExp(`我(?:今年|才|还|只有|是|现在){0,3}${KANJI}岁(?!的时候|那年|时)`),
  ),
};

/** "I am a minor" in the same languages. */
export const UNDER_EIGHTEEN_ELSEWHERE: Rule = {
  id: 'is not yet of age',
  score: 0.9,
  reads: 'text',
  when: oneOf(
    /\bsoy (?:(?:un|una|aun|todavia) )?menor(?: de edad|$|[.,!])|\bsou (?:ainda )?(?:de )?menor(?: de idade|$|[.,!])/,
    /\bje suis (?:encore |toujours )?mineure?\b(?! (?:en|de))|\bsono (?:ancora )?minorenne\b/,
    /\b(?:ich bin|bin) (?:noch )?minderjahrig\b|\bik ben (?:nog )?minderjarig\b|\bjestem (?:jeszcze )?niepelnoletn[ia]+\b/,
    /我(?:还|還|是|仍){0,2}(?:个)?未成年|^(?:まだ|私は|僕は)?未成年(?:です|だよ|なんです|$)/,
  ),
};
