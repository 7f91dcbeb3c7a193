import { fold } from '../fold.js';
import { oneOf } from '../rule.js';

/** How a language asks whether a machine answers: alternatives of a pattern, as written; they are folded here. */
interface Grammar {
  /** `are you`, `is this`. */
  readonly are: string;
  readonly machine: string;
  readonly human: string;
  /** `real`, which asks it only when it says nothing of a thing: `real leather`. */
  readonly real: string;
  /** `a person`, `or`: what may follow `real`. */
  readonly afterReal: string;
  /** `am I talking with`. */
  readonly talking: string;
  /** `you sound like`. */
  readonly seems: string;
  /** `swear`, `prove`. */
  readonly swear: string;
  /** `who writes this`, `automatic answers`, `do you use ChatGPT`: whole questions. */
  readonly asked: string;
}

const START = String.raw`(?<![\p{L}\d])`;
const END = String.raw`(?![\p{L}\d])`;
const between = (most: number) => String.raw`(?: [\p{L}'-]{1,12}){0,${most}} `;
/** Folding the alternatives as a message is folded keeps a script's look-alike letters equal on both sides. */
const folded = (alternatives: string) => `(?:${fold(alternatives).text})`;

export function question(grammar: Grammar): RegExp {
  const { are, machine, human, real, afterReal, talking, seems, swear, asked } = Object.fromEntries(
    Object.entries(grammar).map(([part, source]) => [part, folded(source)]),
  ) as unknown as Grammar;
  const plainly = String.raw`${real}(?= ?(?:$|[^\p{L}\d ]| ${afterReal}${END}))`;
  const whom = `(?:(?:${machine}|${human})${END}|${plainly})`;
  return oneOf(
    new RegExp(`${START}${are}${between(4)}${whom}`, 'u'),
    new RegExp(`${START}${are} ${whom}`, 'u'),
    new RegExp(`${START}${talking}(?:${between(3)}| )${whom}`, 'u'),
    new RegExp(`${START}${seems}(?:${between(3)}| )${machine}${END}`, 'u'),
    new RegExp(`${START}${swear}${END}.{0,30}${START}(?:${machine}|${human}|${real})${END}`, 'u'),
    new RegExp(`${START}${asked}${END}`, 'u'),
  );
}
