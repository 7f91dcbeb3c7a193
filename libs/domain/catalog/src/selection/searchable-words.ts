const CHAIN = /[\p{L}\p{M}\p{N}]+(?:['.,/&+-][\p{L}\p{M}\p{N}]+)*/gu;
const LINK = /['.,/&+-]/;
const RUN = /\p{N}+|[\p{L}\p{M}]+/gu;
const CLITIC = /'(?:s|t|re|ve|ll|d|m)(?![\p{L}\p{N}])/gu;

/** So many characters more than were written may come of compatibility forms, of which one may stand for eighteen. */
const GROWTH_MAX = 1_000;

export const normalised = (text: string): string =>
  text
    .normalize('NFKC')
    .slice(0, text.length + GROWTH_MAX)
    .toLowerCase()
    .replaceAll('’', "'");

/**
 * The words of a text as they are indexed and asked for: what stands between spaces is cut at marks and where letters
 * meet digits ("KX-TG8232B": kx tg 8232 b), in its order; what was cut follows at the end in one piece (tg8232b
 * kxtg8232b), so that any way to write a code finds any other.
 */
export function searchableWords(text: string): string {
  const words: string[] = [];
  const joined: string[] = [];
  for (const [chain] of normalised(text).replace(CLITIC, '').matchAll(CHAIN)) {
    const parts = chain.split(LINK);
    const runs = parts.flatMap((part) => part.match(RUN) ?? []);
    words.push(...runs);
    if (runs.length === 1) continue;
    const known = new Set(runs);
    joined.push(...new Set([...parts.filter((part) => part.length > 1 && !known.has(part)), parts.join('')]));
  }
  return [...words, ...joined].join(' ');
}
