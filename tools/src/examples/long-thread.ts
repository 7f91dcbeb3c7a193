// Writes a made-up friendship of ten thousand turns as two archives, always the same ones:
//   node --import ./tools/typescript.mjs tools/src/examples/long-thread.ts DIR
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const TURNS = 10_000;
const CREATOR = 'mira-draws';
const FAN = 'noor-v';
const START = Date.UTC(2021, 2, 1, 18);
const DAY_MS = 86_400_000;
const TURNS_A_DAY = 8;

const SUBJECTS = [
  'the harbour',
  'my cat',
  'an old bicycle',
  'the bakery window',
  'a pear',
  'the stairs',
  'my left hand',
];
const TOOLS = ['a soft pencil', 'the dip pen', 'charcoal', 'the brush pen', 'a ballpoint', 'graphite dust'];
const FEELINGS = ['too stiff', 'better than last week', 'all smudged', 'almost right', 'flat', 'alive for once'];
const ANSWERS = [
  'Squint, and keep three tones.',
  'Slower on the long strokes.',
  'Leave the paper white there.',
  'Once more, from the shoulder.',
];

/** What must still be known years later, by the turn it is said in. */
const SAID: Readonly<Record<number, readonly [from: 'fan' | 'creator', text: string]>> = {
  12: ['fan', 'my name is Noor, I live in Utrecht and I teach chemistry at a college'],
  40: ['fan', 'please never offer me videos, I have slow internet. I prefer printed worksheets'],
  2_200: ['fan', 'I love watercolour more than ink, ink always feels like an exam to me'],
  5_001: ['creator', 'I promise to send you the list of brushes I use, as soon as it is typed up.'],
  7_800: ['fan', 'we moved! I live in Groningen now, the light is lovely in the north'],
  9_990: ['fan', 'still waiting for the brush list by the way, no hurry'],
};

const pick = <T>(from: readonly T[], n: number): T => from[n % from.length]!;

const textOf = (n: number): readonly ['fan' | 'creator', string] => {
  const said = SAID[n];
  if (said) return said;
  if (n % 2 === 1) return ['creator', `${pick(ANSWERS, n * 7)} And how did ${pick(TOOLS, n * 5)} feel?`];
  return [
    'fan',
    `drew ${pick(SUBJECTS, n * 3)} with ${pick(TOOLS, n)} on day ${Math.floor(n / TURNS_A_DAY)}, it is ${pick(FEELINGS, n * 11)}`,
  ];
};

const history = Array.from({ length: TURNS }, (_, n) => {
  const [from, text] = textOf(n);
  const at = new Date(START + Math.floor(n / TURNS_A_DAY) * DAY_MS + (n % TURNS_A_DAY) * 60_000).toISOString();
  return { creator: CREATOR, fan: FAN, fanName: 'Noor', at, from, text, ref: `long-${n}` };
});
const bought = (itemId: string, amountMinor: number, turn: number) => ({
  creator: CREATOR,
  fan: FAN,
  purchaseId: `long-${itemId}`,
  itemId,
  amountMinor,
  currency: 'USD',
  at: history[turn]!.at,
});
const purchases = [bought('mira-lines-1', 1_100, 800), bought('mira-lines-2', 1_000, 4_100)];
const opening = { creator: CREATOR, fan: FAN, fanName: 'Noor', at: '2026-11-25T18:00:00Z', from: 'fan' };
const live = [{ ...opening, text: 'hi Mira, long time! do you have anything on watercolour for me?' }];

const dir = process.argv[2];
if (dir === undefined) {
  process.stderr.write('usage: node --import ./tools/typescript.mjs tools/src/examples/long-thread.ts DIR\n');
  process.exit(2);
}
mkdirSync(dir, { recursive: true });
for (const [name, lines] of Object.entries({ history, purchases, live })) {
  const file = join(dir, `${name}.jsonl`);
  writeFileSync(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  process.stdout.write(`${file}: ${lines.length} lines\n`);
}
