/**
 * Characters that look like a Latin letter and survive NFKC, lower case, for matching only and never for display.
 * A small selection of Unicode's confusables (UTS 39): Cyrillic, Greek, Armenian and small capitals cover what is seen in chat.
 */
const PAIRS: readonly (readonly [string, string])[] = [
  ['аеорсухіјѕԁһԛԝвкмнтгьп', 'aeopcyxijsdhqwbkmhtrbn'],
  ['αβεηικνορτυχωγ', 'abenikvoptuxwy'],
  ['ոօսհ', 'nouh'],
  ['ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ', 'abcdefghijklmnoprstuvwyz'],
  ['łøđħıɑɡɩŧ', 'lodhiagit'],
  ['’‘‛`´ʼ＇ʹ′', "'''''''''"],
  ['“”„‟«»″', '"""""""'],
  ['‐‑‒–—―−', '-------'],
];

const WIDE: readonly (readonly [string, string])[] = [
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
];

/** First code points of alphabets that stand for a..z and have no compatibility mapping. */
const ALPHABETS = [0x1f150, 0x1f170, 0x1f1e6];
/** Code point of the digit zero of scripts whose digits NFKC leaves alone. */
const ZEROS = [0x0660, 0x06f0, 0x07c0, 0x0966, 0x09e6, 0x0a66, 0x0ae6, 0x0b66, 0x0be6, 0x0c66, 0x0ce6, 0x0d66, 0x0e50];

const run = (from: number, to: string): [string, string][] =>
  [...to].map((letter, i) => [String.fromCodePoint(from + i), letter]);

export const CONFUSABLES: ReadonlyMap<string, string> = new Map([
  ...PAIRS.flatMap(([from, to]) => [...from].map((char, i): [string, string] => [char, to[i]!])),
  ...WIDE.map(([from, to]): [string, string] => [from, to]),
  ...ALPHABETS.flatMap((from) => run(from, 'abcdefghijklmnopqrstuvwxyz')),
  ...ZEROS.flatMap((from) => run(from, '0123456789')),
]);
