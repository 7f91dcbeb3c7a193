import { hash32 } from '@reprise/event-sourcing';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { mersenne } from 'pure-rand/generator/mersenne';

/** How long a person would take, in milliseconds. */
export interface NaturalDelay {
  readonly readingMs: number;
  readonly thinkingMs: number;
  readonly typingMs: number;
}

const READING_CHARS_PER_SECOND = 20;
const TYPING_CHARS_PER_SECOND = 3;
/** Thinking is log-normal: usually seconds, now and then much longer. */
const THINKING_MEDIAN_MS = 3_000;
const THINKING_SIGMA = 0.6;
/** The whole pause stays in here: quicker is uncanny, slower looks absent. */
export const SHORTEST_MS = 4_000;
export const LONGEST_MS = 75_000;

/** The seed of a turn, of its id alone, so that anyone can draw the same pause again. */
export const seedOfTurn = (turnId: string): number => hash32(turnId);

export function naturalDelay(seed: number, charsIn: number, charsOut: number): NaturalDelay {
  // mersenne: the first draw of pure-rand's xoroshiro128plus is close to 1 for every small seed.
  const random = mersenne(seed);
  const radius = Math.sqrt(-2 * Math.log(1 - uniformFloat64(random)));
  const normal = radius * Math.cos(2 * Math.PI * uniformFloat64(random));
  return {
    readingMs: Math.round((charsIn * 1000) / READING_CHARS_PER_SECOND),
    thinkingMs: Math.round(THINKING_MEDIAN_MS * Math.exp(THINKING_SIGMA * normal)),
    typingMs: Math.round((charsOut * 1000) / TYPING_CHARS_PER_SECOND),
  };
}

/** The pause before sending, in milliseconds: the whole delay within its bounds, divided by the pace; pace 0 is none. */
export function pauseOf({ readingMs, thinkingMs, typingMs }: NaturalDelay, pace: number): number {
  if (pace === 0) return 0;
  return Math.min(LONGEST_MS, Math.max(SHORTEST_MS, readingMs + thinkingMs + typingMs)) / pace;
}
