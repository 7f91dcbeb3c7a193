import { DESCRIBED, LABEL, SPOKEN, TITLE, type Mention } from '@reprise/domain-catalog';

const FIELD_OF: Readonly<Record<string, number>> = { A: TITLE, B: LABEL, C: DESCRIBED, '': SPOKEN };
const LEXEME = /'((?:[^']|'')*)'(?::([0-9A-C,]+))?/gu;

/** Reads a `tsvector` as PostgreSQL prints it: `'ink':1A,5C 'landscap':2A`. */
export function termsOf(tsvector: string): Map<string, Mention> {
  const terms = new Map<string, Mention>();
  for (const [, quoted = '', places = ''] of tsvector.matchAll(LEXEME)) {
    let fields = 0;
    const at = (places === '' ? [] : places.split(',')).map((place) => {
      fields |= FIELD_OF[place.replace(/\d+/, '')] ?? 0;
      return Number.parseInt(place, 10);
    });
    terms.set(quoted.replaceAll("''", "'").replaceAll('\\\\', '\\'), { fields, places: at });
  }
  return terms;
}
