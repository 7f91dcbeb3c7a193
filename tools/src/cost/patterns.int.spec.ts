import { attacksOn, filled } from './attacks.js';
import { patterns, type Pattern } from './patterns.js';
import { StepCounter, TooManySteps } from './step-counter.js';

const LENGTH = 800;
/** So many steps a character are soon taken and say nothing; a quadratic pattern takes hundreds. */
const FEW = 40;
/** Steps a character at which nobody counts on. */
const FAR_TOO_MANY = 3_000;

/** The attack under which twice the text costs more than two and a half times the steps. */
function weakness(regExp: RegExp): string | undefined {
  const counter = new StepCounter(regExp, FAR_TOO_MANY * LENGTH);
  return attacksOn(regExp)
    .map((attack) => {
      const whole = stepsOn(counter, filled(attack, LENGTH));
      if (whole <= FEW * LENGTH) return undefined;
      const half = stepsOn(counter, filled(attack, LENGTH / 2));
      return whole === Infinity || whole > 2.5 * half
        ? `${JSON.stringify(attack)}: ${half}, then ${whole} steps`
        : undefined;
    })
    .find((found) => found !== undefined);
}

function stepsOn(counter: StepCounter, text: string): number {
  try {
    return counter.stepsOn(text);
  } catch (error) {
    if (error instanceof TooManySteps) return Infinity;
    throw error;
  }
}

describe('a pattern that reads what a stranger wrote', () => {
  let all: readonly Pattern[];
  beforeAll(async () => {
    all = await patterns();
  }, 60_000);

  it('takes steps in proportion to the length of a text, whatever the text is', () => {
    // Hundreds of phrases, and what is put together from them.
    expect(all.length).toBeGreaterThan(500);
    const weak = all.map(({ regExp, at }) => ({ at, source: regExp.source, attack: weakness(regExp) }));
    expect(weak.filter(({ attack }) => attack !== undefined)).toEqual([]);
  }, 240_000);

  it.each([
    [/\s+$/, 'trailing spaces'],
    [/a+b/, 'a repeat that any letter can begin'],
    [/(?<=x\s+)y/, 'a look back over a repeat'],
    [/\w+@\w/, 'an unfinished address'],
    [/(?:very |so |very so )*end/, 'a choice of overlapping words'],
    [/^(?:a|a)+$/, 'two ways to read one letter'],
    [/<!--[^]*-->/, 'an unfinished comment'],
  ])('would not pass as %s: %s', (regExp) => expect(weakness(regExp)).toBeDefined());
});
