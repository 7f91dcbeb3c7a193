import { parseRegExpLiteral, visitRegExpAST, type AST } from '@eslint-community/regexpp';

/** Repeats shorter than this cannot grow with the text. */
const LEAST_REPEAT = 8;
/** Kinds of characters a class may take, one of each is tried. */
const POOL = [...'a1 .-_#=*!?,:;\'"@/\\<({[+$%&|~^`\nAßéя死😂٣½\u0301\u200b\u2a76\t'];
/** Alternatives of a group that are tried one by one; the others resemble them. */
const ALTERNATIVES_TRIED = 4;

/** What is tried whatever is looked for: repeated, each fills a text. */
export const FAMILIES: readonly string[] = [
  ...POOL, 'a ', 'ab ', 'ab ab ', 'a b ', 'a. ', 'a.', 'a\n', '. ', '! ', '? ', ', ', '- ', "a'", "it's ", '"a" ', '"" ', '((', ')(', '[[', '{"', '{{', '<<<', '<a ', '</a', '\\x', '&#', '%20',
  '1 ', '12 ', '1,', '1.', '1-', '1:', '12,345', '0x', '+1 ', '$1 ', '1k ', 'one ', 'a hundred and ', 'A ', 'Ab', 'aA', 'a1', '1a', 'a_', 'a-', 'a@', 'a@a.', 'http://a.', 'i ', 'i am ', "i'm ", 'you ', 'my ', 'not ',
  'the ', 'word ', 'supercalifragilistic', 'a\u0301', '\u0301\u0301a', '\u200d😂', '\ufe0f', '\u{e0061}', '\u{1f3f4}', 'ﷺ', '死ね', 'あ', '\u{1f150}', '\r\n', ' \n', '\n\n', '  ', '- - ', '== ', '## ', '#\n', '*_', '.- ', '01', 'IX',
]; // prettier-ignore

/** A text of any length: what comes first, then what is repeated. */
export interface Attack {
  readonly first: string;
  readonly fed: string;
}

/**
 * Texts made to make one pattern slow: each part that repeats is reached, fed with what it takes, and disappointed. None for
 * a pattern without a part that repeats often: from any place it takes so many steps and no more, whatever the text is.
 */
export function attacksOn(pattern: RegExp): Attack[] {
  const attacks: Attack[] = [];
  const { pattern: ast, flags } = parseRegExpLiteral(pattern);
  const repeated: string[] = [];
  visitRegExpAST(ast, {
    onQuantifierEnter(quantifier) {
      if (quantifier.max < LEAST_REPEAT) return;
      repeated.push(...charactersOf(quantifier));
      const before = leadTo(quantifier, flags.raw);
      for (const fed of new Set(samplesOf(quantifier.element, flags.raw)))
        attacks.push({ first: before, fed }, { first: '', fed: before + fed }, { first: '', fed });
    },
    onAlternativeEnter(alternative) {
      if (alternative.elements.length < 2) return;
      const unfinished = alternative.elements.slice(0, -1).map((element) => sampleOf(element, flags.raw));
      attacks.push({ first: '', fed: unfinished.join('') }, { first: '', fed: `${unfinished.join('')} ` });
    },
  });
  if (repeated.length === 0) return [];
  const isTaken = new RegExp(repeated.join('|'), flags.raw.replace(/[dgmy]/g, ''));
  const families = FAMILIES.filter((family) => isTaken.test(family)).map((fed) => ({ first: '', fed }));
  const all = [...families, ...attacks.filter(({ fed }) => fed !== '')];
  return [...new Map(all.map((attack) => [filled(attack, 100), attack])).values()];
}

/** What a part takes, character by character. */
function charactersOf(part: AST.Node): string[] {
  const found: string[] = [];
  const keep = ({ raw }: AST.Node) => void found.push(raw);
  visitRegExpAST(part, {
    onCharacterEnter: (node) =>
      node.parent.type === 'Alternative' || node.parent.type === 'Quantifier' ? keep(node) : undefined,
    onCharacterClassEnter: keep,
    onCharacterSetEnter: (node) => (node.parent.type === 'CharacterClass' ? undefined : keep(node)),
  });
  return found;
}

/** An attack of a length, with a last character that nothing ends with. */
export const filled = ({ first, fed }: Attack, length: number): string =>
  `${(first + fed.repeat(Math.ceil(length / fed.length))).slice(0, length - 1)}\u0002`;

/** The shortest text that brings an engine to a part of a pattern. */
function leadTo(node: AST.Node, flags: string): string {
  const { parent } = node;
  if (!parent) return '';
  const before =
    parent.type === 'Alternative'
      ? parent.elements.slice(0, parent.elements.indexOf(node as AST.Element)).map((each) => sampleOf(each, flags))
      : [];
  return leadTo(parent, flags) + before.join('');
}

const sampleOf = (element: AST.Element, flags: string): string => samplesOf(element, flags)[0] ?? '';

/** Texts that a part matches, of different kinds. */
function samplesOf(element: AST.Element, flags: string): string[] {
  switch (element.type) {
    case 'Character':
      return [String.fromCodePoint(element.value)];
    case 'CharacterSet':
    case 'CharacterClass':
    case 'ExpressionCharacterClass': {
      const one = new RegExp(`^(?:${element.raw})$`, flags.replace(/[dgmy]/g, ''));
      const own = [...element.raw].filter((char) => one.test(char));
      return [...POOL.filter((char) => one.test(char)), ...own.slice(0, 2)];
    }
    case 'Quantifier': {
      const count = Math.max(1, Math.min(element.min, 40));
      return samplesOf(element.element, flags).map((sample) => sample.repeat(count));
    }
    case 'Group':
    case 'CapturingGroup':
      return element.alternatives
        .slice(0, ALTERNATIVES_TRIED)
        .map(({ elements }) => elements.map((each) => sampleOf(each, flags)).join(''));
    case 'Assertion':
    case 'Backreference':
      return [''];
  }
}
