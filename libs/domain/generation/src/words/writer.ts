import { choice } from './choice.js';
import { PLAIN_PACK, voicePack } from './packs/index.js';
import { join, render, slotsOf, type Rendered, type SlotValues } from './render.js';
import type { LineKind, VoicePack } from './voice-pack.js';

/** Version of the rules writer and of its packs: recorded with every draft it wrote. */
export const WRITER = 'rules@2';

export interface Order {
  /** Kinds of lines, in the order they are said. */
  readonly kinds: readonly LineKind[];
  readonly voice: string;
  readonly values: SlotValues;
  readonly seed: number;
  /** Template ids of the last turns, newest last, and of drafts of this turn that did not pass. */
  readonly recent: readonly (readonly string[])[];
  /** Say it plainly: the neutral pack, for when the voice’s own lines did not pass. */
  readonly plain: boolean;
}

export interface Written extends Rendered {
  readonly templateIds: readonly string[];
}

interface Line {
  readonly id: string;
  readonly text: string;
}

/** Draws before a combination that was said lately is taken all the same; the gates then decide. */
const DRAWS = 8;

/** Writes a reply from the voice’s templates; null when a kind has no line whose slots are all filled. */
export function write(order: Order): Written | null {
  const said = new Set(order.recent.map((ids) => ids.join()));
  let written: Written | null = null;
  for (let draw = 0; draw < DRAWS; draw++) {
    written = compose(order, draw);
    if (!written || !said.has(written.templateIds.join())) return written;
  }
  return written;
}

function compose({ kinds, voice, values, seed, recent, plain }: Order, draw: number): Written | null {
  const chosen: Line[] = [];
  for (const [position, kind] of kinds.entries()) {
    const usable = linesOf(plain ? PLAIN_PACK : voicePack(voice), kind).filter(({ text }) =>
      slotsOf(text).every((slot) => values[slot as keyof SlotValues] !== undefined),
    );
    const line = leastHeard(usable, recent, seed, position + draw * kinds.length);
    if (!line) return null;
    chosen.push(line);
  }
  const { text, spans } = join(chosen.map((line) => render(line.text, values)));
  return { text, spans, templateIds: chosen.map(({ id }) => id) };
}

/** A pack’s lines of a kind; the plain pack’s where it has none. */
function linesOf(pack: VoicePack, kind: LineKind): readonly Line[] {
  const own = pack.lines[kind];
  if (!own && pack !== PLAIN_PACK) return linesOf(PLAIN_PACK, kind);
  return (own ?? []).map((text, i) => ({ id: `${pack.id}/${kind}/${i + 1}`, text }));
}

/** Drawn by seed from the lines not heard lately; when all were, from those heard longest ago. */
function leastHeard(lines: readonly Line[], recent: Order['recent'], seed: number, salt: number): Line | undefined {
  const heard = new Map<string, number>();
  recent.forEach((ids, turn) => ids.forEach((id) => heard.set(id, turn)));
  const fresh = lines.filter(({ id }) => !heard.has(id));
  if (fresh.length > 0) return fresh[choice(seed, salt, fresh.length)];
  const oldest = [...lines].sort((a, b) => heard.get(a.id)! - heard.get(b.id)!).slice(0, Math.ceil(lines.length / 3));
  return oldest[choice(seed, salt, Math.max(1, oldest.length))];
}
