import { featuresOf, margin, type Features } from '@reprise/domain-ingest';
import { FOLDS, foldOf } from './folds.js';
import { train, type Recipe } from './logistic.js';

/** A folded text to fit. Without a group it is the project's own, and in every fold's training. */
export interface Lesson {
  readonly text: string;
  readonly label: 0 | 1;
  readonly weight: number;
  readonly group?: string;
}

/** A text to judge: the strongest of its parts counts. */
export interface Judged {
  readonly parts: readonly string[];
  readonly group: string;
}

const known = new Map<string, Features>();
const features = (text: string): Features => {
  const found = known.get(text) ?? featuresOf(text);
  known.set(text, found);
  return found;
};

export const learn = (lessons: readonly Lesson[], recipe: Recipe): Float64Array =>
  train(
    lessons.map(({ text, label, weight }) => ({ ...features(text), label, weight })),
    recipe,
  );

/** Margin of every judged text, by weights that were fitted without its group. */
export function heldOutMargins(lessons: readonly Lesson[], judged: readonly Judged[], recipe: Recipe): number[] {
  const margins = new Array<number>(judged.length).fill(0);
  for (let fold = 0; fold < FOLDS; fold++) {
    const weights = learn(
      lessons.filter(({ group }) => group === undefined || foldOf(group) !== fold),
      recipe,
    );
    for (const [i, { parts, group }] of judged.entries())
      if (foldOf(group) === fold) margins[i] = Math.max(-99, ...parts.map((part) => margin(weights, features(part))));
  }
  return margins;
}

/** The margin that `share` of these margins exceed. */
export const exceededBy = (margins: readonly number[], share: number): number =>
  margins.toSorted((a, b) => b - a)[Math.floor(share * margins.length)]!;
