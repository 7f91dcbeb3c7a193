/** So many letters in a row are compared. */
const RUN = 4;
/** So many letters of a text are read: what it is about stands at its beginning. */
const LETTERS_MAX = 600;

/**
 * Share (0..1) of the runs of four letters in what is asked for that each text holds, whatever the spaces between words. A
 * run counts by its rarity among the texts (the idf of BM25).
 */
export function sharedRuns(asked: readonly string[], texts: readonly (readonly string[])[]): number[] {
  const places = new Map<number, number>();
  forEachRun(asked, (run) => places.set(run, places.get(run) ?? places.size));
  const counts = new Array<number>(places.size).fill(0);
  const held = texts.map((text) => {
    const found = new Set<number>();
    forEachRun(text, (run) => {
      const place = places.get(run);
      if (place !== undefined) found.add(place);
    });
    for (const place of found) counts[place]!++;
    return found;
  });
  const rarity = counts.map((count) => Math.log(1 + (texts.length - count + 0.5) / (count + 0.5)));
  const all = rarity.reduce((sum, value) => sum + value, 0);
  return held.map((found) => [...found].reduce((sum, place) => sum + rarity[place]! / all, 0));
}

/** Each run as a number, of seven bits a letter: cheap to look up; letters beyond ASCII may share one. */
function forEachRun(words: readonly string[], visit: (run: number) => void): void {
  let run = 0;
  let letters = 0;
  for (const word of words) {
    for (let at = 0; at < word.length; at++) {
      run = ((run << 7) | (word.charCodeAt(at) & 0x7f)) & 0xfff_ffff;
      if (++letters >= RUN) visit(run);
    }
    if (letters >= LETTERS_MAX) return;
  }
}
