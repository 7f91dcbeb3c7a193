// Words that ask without saying for what. Stemming and ordinary stop words are the database's business.
const FILLER = new Set(
  (
    'anything something everything nothing stuff things thing item items content piece pieces one ones more new newest latest ' +
    'other others else another different similar show send give get got have has had want wanna need like love see look looking ' +
    'sell selling sale buy buying purchase offer offers available recommend recommendation suggest suggestion pick choose what ' +
    'which whats any some there do does did can could would will you your yours u ur me my mine i im ive id the a an and or but ' +
    'to for of in on at is are was be been it its this that these those with about from so just please pls thanks thank hey hi ' +
    'hello yes yeah yep yup ok okay sure no nope not maybe now today tonight much price cost how really very good great best ' +
    'nice cool favorite favourite know tell let go all also too again still right well up out if then than'
  ).split(' '),
);

/** What a query asks for, without the words that only ask: '' when it asks for nothing in particular ("got anything new?"). */
export const searchTerms = (query: string): string =>
  (
    query
      .normalize('NFKC')
      .toLowerCase()
      .replaceAll('’', "'")
      .match(/[\p{L}\p{N}]+(?:'[\p{L}]+)?/gu) ?? []
  )
    .filter((word) => word.length > 1 && !FILLER.has(word.replace(/'.*$/, '')))
    .slice(0, QUERY_WORDS_MAX)
    .join(' ');

/** A request in a chat is a line; what is longer is a story, and its tail says little about what to search. */
const QUERY_WORDS_MAX = 40;
