import { hash, type Features } from './features.js';

/** A trained linear classifier, as `tools/src/train` writes it. */
export interface Weights {
  /** `sumOf` the rest: recorded with every message these weights scored. */
  readonly sum: string;
  /** The weight that one unit of the table stands for. */
  readonly scale: number;
  /** Margin at which a text is flagged. */
  readonly threshold: number;
  /** One signed byte a bucket, in base64. */
  readonly table: string;
}

/** A score in 0..1 that is 0.5 at the threshold. */
export type Classifier = (features: Features) => number;

export const sumOf = ({ scale, threshold, table }: Omit<Weights, 'sum'>): string =>
  hash(`${scale} ${threshold} ${table}`).toString(16).padStart(8, '0');

/** Weighted sum of a text's features; above 0 means more like than unlike. */
export function margin(table: Int8Array | Float64Array, { buckets, values }: Features): number {
  const mask = table.length - 1;
  let sum = 0;
  for (let i = 0; i < buckets.length; i++) sum += table[buckets[i]! & mask]! * values[i]!;
  return sum;
}

export function classifier({ table, scale, threshold }: Weights): Classifier {
  const bytes = Int8Array.from(atob(table), (char) => char.charCodeAt(0));
  return (features) => 1 / (1 + Math.exp(threshold - margin(bytes, features) * scale));
}
