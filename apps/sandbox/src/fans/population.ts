import { SUBJECTS, type Craft } from './crafts.js';
import { drawFrom, seedOf } from './draw.js';
import type { FanProfile } from './mind.js';
import { TEMPERAMENT_NAMES, type TemperamentName } from './temperaments.js';

export interface SandboxCreator {
  /** The platform's id. */
  readonly id: string;
  readonly craft: Craft;
  /** What fans ask for; the craft's usual subjects when left out. */
  readonly subjects?: readonly string[];
}

/** A fan with a past: who they are is given, what they do is simulated. */
export interface KnownFan {
  readonly creator: string;
  readonly id: string;
  readonly name: string;
  readonly temperament: TemperamentName;
  readonly opening?: string;
}

const NAMES = [
  'Sam', 'Alex', 'Noor', 'Jonas', 'Mei', 'Ravi', 'Lucia', 'Tomek', 'Anouk', 'Diego', 'Freya', 'Kofi', 'Hana', 'Pavel', 'Ines', 'Omar',
  'Greta', 'Yuki', 'Leon', 'Amara', 'Felix', 'Sofia', 'Mateo', 'Ida', 'Bruno', 'Elif', 'Theo', 'Nadia', 'Oskar', 'Priya', 'Milo', 'Vera',
]; // prettier-ignore

const subjectsOf = ({ subjects, craft }: SandboxCreator) => (subjects?.length ? subjects : SUBJECTS[craft]);

/** The n-th simulated fan of a creator: always the same person for the same seed. */
export function simulatedFan(creator: SandboxCreator, n: number, seed: number): FanProfile {
  const id = `sim-${creator.id}-${n}`;
  const draw = drawFrom(seedOf(seed, id));
  // Every temperament is met early: a newcomer should see each kind within the first fans.
  const temperament = TEMPERAMENT_NAMES[(n + seedOf(seed, creator.id)) % TEMPERAMENT_NAMES.length]!;
  return { id, name: draw.pick(NAMES), temperament, craft: creator.craft, subjects: subjectsOf(creator), seed };
}

export function knownFan(
  creator: SandboxCreator,
  { id, name, temperament, opening }: KnownFan,
  seed: number,
): FanProfile {
  const profile = { id, name, temperament, craft: creator.craft, subjects: subjectsOf(creator), seed };
  return opening === undefined ? profile : { ...profile, opening };
}
