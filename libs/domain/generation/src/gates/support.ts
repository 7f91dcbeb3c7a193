import { foldText } from '../reading/fold-text.js';

const any = (...phrases: readonly string[]) =>
  new RegExp(String.raw`(?<![\p{L}\d])(?:${phrases.join('|')})(?![\p{L}\d])`, 'u');

/** What may be said of an item, a line of synonyms each: said in our own words only where the record says one of them. */
export const ATTRIBUTES: readonly (readonly string[])[] = [
  ['videos?', 'clips?', 'films?', 'footage', 'movies?'],
  ['photos?', 'pictures?', 'photographs?', 'images?', 'pics?'],
  ['audio', 'recordings?', 'voice notes?', 'podcasts?', 'tracks?', 'songs?'],
  ['lessons?', 'courses?', 'class(?:es)?', 'tutorials?', 'workshops?'],
  ['pdfs?', 'e ?books?', 'books?', 'guides?', 'worksheets?'],
  ['prints?', 'printable', 'printed'],
  ['sets?', 'packs?', 'bundles?', 'series', 'collections?'],
  ['seconds?', 'minutes?', 'mins?', 'hours?'],
  ['newest', 'latest', 'brand new', '(?:just|freshly) (?:made|finished|filmed|recorded|shot|drawn|painted|out)'],
  ['exclusive(?:ly)?', 'never (?:before )?seen', 'unseen', 'rare', 'one of a kind', 'unique', 'limited'],
  ['hand ?made', 'hand ?drawn', 'hand ?painted', 'signed', 'originals?', 'framed'],
  ['beginners?', 'intermediate', 'advanced', 'step by step'],
  ['hd', '4k', 'high resolution', 'full length', 'uncut', 'unedited', 'uncensored'],
  ['best ?sell(?:ing|ers?)', 'most (?:popular|loved|wanted)'],
  [
    '(?:made|filmed|recorded|drawn|painted|written) (?:just |only |specially )*for you',
    'custom(?:i[sz]ed)?',
    'personali[sz]ed',
  ],
  ['download(?:s|able)?', 'lifetime access'],
];
const MENTIONS = ATTRIBUTES.map((synonyms) => any(...synonyms));

/** Stored media presented as happening now. What is sold here was made before, so no record makes it true. */
const LIVE = any(
  "(?:(?:i'?m|i am|we'?re|we are|going|went) )live(?! in| at| near| by| with| on my own)",
  'live ?(?:streams?|streaming|shows?|sessions?|videos?|calls?|now|right now)',
  'streaming (?:now|right now|for you)|in real time|as we speak',
  "(?:i'?m|i am) (?:just |still )?(?:filming|recording|shooting) (?:this|it|that|you)",
  '(?:filmed|recorded|shot|took|made|drew|painted) (?:this|it|that|one) (?:just now|right now|a (?:moment|minute|second) ago|this (?:minute|second))',
);

/**
 * What a pitch says of an item that its record does not (CAT1), or null. `own` is the text without what was copied from
 * the record word for word; the record is its title and description.
 */
export function unsupported(
  own: string,
  record: { readonly title: string; readonly description: string },
): string | null {
  const said = foldText(own);
  const known = foldText(`${record.title} ; ${record.description}`);
  return MENTIONS.some((mention) => mention.test(said) && !mention.test(known))
    ? 'says of the item what its record does not'
    : null;
}

/** Whether folded text presents stored media as live (CAT9). */
export const presentsAsLive = (folded: string): boolean => LIVE.test(folded);
