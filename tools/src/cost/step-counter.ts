import { parseRegExpLiteral, type AST } from '@eslint-community/regexpp';

/** What comes after a part of a pattern: whether the rest matches from here. */
type Rest = (at: number) => boolean;
/** A part of a pattern: whether it matches from here, and the rest behind it. */
type Part = (at: number, rest: Rest) => boolean;

/** Thrown when a pattern has taken so many steps that no more are needed to judge it. */
export class TooManySteps extends Error {}

/**
 * A pattern run by the rules of the language (ECMA-262, 22.2.2: backtracking, leftmost alternative first), so that its
 * steps can be counted: the same for every run and machine, where a duration is not. Counts what an engine does for each
 * character tried and each alternative taken; an engine may skip some of it, and none does more.
 */
export class StepCounter {
  private steps = 0;
  private input = '';
  /** By where in the pattern a group begins: from and to. */
  private captures: (readonly [number, number] | undefined)[] = [];
  private readonly pattern: Part;
  private readonly tests = new Map<string, (char: string) => boolean>();

  constructor(
    readonly regExp: RegExp,
    private readonly most = 50_000_000,
  ) {
    const { pattern, flags } = parseRegExpLiteral(regExp);
    this.pattern = this.either(pattern.alternatives, flags.raw, false);
  }

  /** Steps to find every match, one after the other. */
  stepsOn(input: string): number {
    this.input = input;
    this.steps = 0;
    for (let from = 0; from <= input.length;) from = Math.max(this.next(from) ?? Infinity, from + 1);
    return this.steps;
  }

  /** Where the next match ends; undefined when there is none. */
  private next(from: number): number | undefined {
    let end: number | undefined;
    const done: Rest = (at) => {
      end = at;
      return true;
    };
    for (let start = from; start <= this.input.length; start++) {
      this.captures = [];
      if (this.pattern(start, done)) return end;
    }
    return undefined;
  }

  private step(): void {
    if (++this.steps > this.most) throw new TooManySteps(`${this.regExp.source} took ${this.most} steps`);
  }

  private either(alternatives: readonly AST.Alternative[], flags: string, back: boolean): Part {
    const parts = alternatives.map(({ elements }) => ({
      begins: back || flags.includes('i') ? '' : beginningOf(elements),
      part: this.sequence(elements, flags, back),
    }));
    if (parts.length === 1) return parts[0]!.part;
    return (at, rest) =>
      parts.some(({ begins, part }) => {
        this.step();
        return this.input.startsWith(begins, at) && part(at, rest);
      });
  }

  private sequence(elements: readonly AST.Element[], flags: string, back: boolean): Part {
    const parts = elements.map((element) => this.part(element, flags, back));
    if (!back) parts.reverse();
    return parts.reduce<Part>(
      (after, part) => (at, rest) => part(at, (next) => after(next, rest)),
      (at, rest) => rest(at),
    );
  }

  private part(element: AST.Element, flags: string, back: boolean): Part {
    switch (element.type) {
      case 'Character':
      case 'CharacterSet':
      case 'CharacterClass':
      case 'ExpressionCharacterClass':
        return this.character(element.raw, flags, back);
      case 'Group':
        return this.either(element.alternatives, flagsWithin(element, flags), back);
      case 'CapturingGroup':
        return this.capture(element, flags, back);
      case 'Backreference':
        return this.reference(element, back);
      case 'Quantifier':
        return this.repeat(element, flags, back);
      case 'Assertion':
        return this.assertion(element, flags);
    }
  }

  private character(raw: string, flags: string, back: boolean): Part {
    const matches = this.testOf(raw, flags);
    const points = /[uv]/.test(flags);
    return (at, rest) => {
      this.step();
      const char = this.charAt(at, points, back);
      return char !== '' && matches(char) && rest(at + (back ? -char.length : char.length));
    };
  }

  private charAt(at: number, points: boolean, back: boolean): string {
    const unit = this.input.charAt(back ? at - 1 : at);
    if (!points || unit < '\ud800' || unit > '\udfff') return unit;
    const pair = back ? this.input.slice(Math.max(0, at - 2), at) : this.input.slice(at, at + 2);
    return /^[\ud800-\udbff][\udc00-\udfff]$/.test(pair) ? pair : unit;
  }

  private testOf(raw: string, flags: string): (char: string) => boolean {
    const key = `${raw} ${flags}`;
    const made = this.tests.get(key) ?? remembered(new RegExp(`^(?:${raw})$`, flags.replace(/[dgmy]/g, '')));
    this.tests.set(key, made);
    return made;
  }

  private capture(group: AST.CapturingGroup, flags: string, back: boolean): Part {
    const number = group.start;
    const inner = this.either(group.alternatives, flags, back);
    return (at, rest) =>
      inner(at, (end) => {
        const before = this.captures[number];
        this.captures[number] = back ? [end, at] : [at, end];
        if (rest(end)) return true;
        this.captures[number] = before;
        return false;
      });
  }

  private reference({ resolved }: AST.Backreference, back: boolean): Part {
    const groups = (Array.isArray(resolved) ? resolved : [resolved]) as AST.CapturingGroup[];
    const numbers = groups.map(({ start }) => start);
    return (at, rest) => {
      const [from, to] = numbers.map((n) => this.captures[n]).find((held) => held !== undefined) ?? [0, 0];
      this.steps += to - from;
      const [start, end] = back ? [at - (to - from), at] : [at, at + (to - from)];
      return start >= 0 && this.input.slice(start, end) === this.input.slice(from, to) && rest(back ? start : end);
    };
  }

  private repeat({ element, min, max, greedy }: AST.Quantifier, flags: string, back: boolean): Part {
    const inner = this.part(element, flags, back);
    const from = (at: number, count: number, rest: Rest): boolean => {
      this.step();
      const more = () =>
        count < max && inner(at, (next) => (next === at && count >= min ? false : from(next, count + 1, rest)));
      if (count < min) return more();
      return greedy ? more() || rest(at) : rest(at) || more();
    };
    return (at, rest) => from(at, 0, rest);
  }

  private assertion(assertion: AST.Assertion, flags: string): Part {
    switch (assertion.kind) {
      case 'start':
      case 'end': {
        const start = assertion.kind === 'start';
        return (at, rest) => {
          const edge = at === (start ? 0 : this.input.length);
          const line = flags.includes('m') && /[\n\r\u2028\u2029]/.test(this.input.charAt(start ? at - 1 : at));
          return (edge || line) && rest(at);
        };
      }
      case 'word': {
        const word = this.testOf('\\w', flags);
        return (at, rest) => {
          this.step();
          const [before, after] = [this.input.charAt(at - 1), this.input.charAt(at)].map((c) => c !== '' && word(c));
          return (before !== after) !== assertion.negate && rest(at);
        };
      }
      case 'lookahead':
      case 'lookbehind': {
        const inner = this.either(assertion.alternatives, flags, assertion.kind === 'lookbehind');
        return (at, rest) => inner(at, () => true) !== assertion.negate && rest(at);
      }
    }
  }
}

function remembered(pattern: RegExp): (char: string) => boolean {
  const known = new Map<string, boolean>();
  return (char) => {
    const answer = known.get(char) ?? pattern.test(char);
    known.set(char, answer);
    return answer;
  };
}

/** The character that a sequence cannot do without; '' when there are several, or none. */
const beginningOf = ([first]: readonly AST.Element[]): string =>
  first?.type === 'Character' ? String.fromCodePoint(first.value) : '';

/** Modifiers of a group: `(?i-s:…)`. */
function flagsWithin({ modifiers }: AST.Group, flags: string): string {
  const removed = modifiers?.remove?.raw ?? '';
  const kept = [...flags].filter((flag) => !removed.includes(flag)).join('');
  return [...new Set(kept + (modifiers?.add.raw ?? ''))].join('');
}
