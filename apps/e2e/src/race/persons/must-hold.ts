import type { ActedPerson } from './acted.js';
import type { Kind } from './scenario.js';

interface Interval {
  /** It may have begun here: a lift after it may have been of this. */
  readonly earliest: number;
  /** It holds for certain from here on. */
  readonly from: number;
  readonly to: number;
}
interface Edge extends Interval {
  readonly one: number;
  readonly other: number;
}

const FOR_EVER = Infinity;

/**
 * The fans of a person that a stop of this kind must bind in the end, by what was acknowledged before what was asked for:
 * acts that overlap may have come in either order, and then nothing must be. A fan whose stop was lifted, or may have been,
 * is not asked about.
 */
export function mustHold({ person, acts }: ActedPerson, kind: Kind): number[] {
  const edges = edgesOf(acts);
  const lifts = acts.flatMap(({ act, from, to, took }) =>
    act.what === 'lift' && act.kind === kind && took ? [{ fan: act.fan, from, to }] : [],
  );
  const held = new Map<number, Interval>();
  const hold = (fan: number, earliest: number, from: number): boolean => {
    const later = lifts.filter((lift) => lift.fan === fan && lift.to >= earliest);
    const to = Math.min(FOR_EVER, ...later.map((lift) => lift.from));
    const known = held.get(fan);
    if (to <= from || (known && known.from <= from && known.to >= to)) return false;
    if (known && known.to > to) return false;
    held.set(fan, { earliest, from, to });
    return true;
  };
  for (const { act, from, to, took } of acts)
    if (act.what === 'restrict' && act.kind === kind && took) hold(act.fan, from, to);
  for (let spread = true; spread;) {
    spread = false;
    for (const edge of edges)
      for (const [from, to] of [
        [edge.one, edge.other],
        [edge.other, edge.one],
      ] as const) {
        const stop = held.get(from);
        const met = stop && Math.max(stop.from, edge.from);
        if (met === undefined || met >= Math.min(stop!.to, edge.to)) continue;
        if (hold(to, Math.max(stop!.earliest, edge.earliest), met)) spread = true;
      }
  }
  return person.creators.flatMap((_, fan) => (held.get(fan)?.to === FOR_EVER ? [fan] : []));
}

/** When two fans were linked for certain. A pair is linked once and ended once at most, whatever the order. */
function edgesOf(acts: ActedPerson['acts']): Edge[] {
  return acts.flatMap(({ act, from: earliest, to, took }) => {
    if (act.what !== 'link' || !took) return [];
    const ended = acts.filter(
      (other) =>
        other.act.what === 'unlink' && other.act.one === act.one && other.act.other === act.other && other.took,
    );
    const endsAt = Math.min(FOR_EVER, ...ended.map(({ from }) => from));
    return [{ one: act.one, other: act.other, earliest, from: to, to: endsAt }];
  });
}
