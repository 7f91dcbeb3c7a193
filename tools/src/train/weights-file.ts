import { writeFileSync } from 'node:fs';
import { sumOf } from '@reprise/domain-ingest';
import { format, resolveConfig } from 'prettier';

/** Writes fitted weights as the module that the screens load: one signed byte a bucket, in base64. */
export async function writeWeights(file: string, name: string, fitted: Float64Array, threshold: number): Promise<void> {
  const scale = fitted.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) / 127;
  const table = Buffer.from(Int8Array.from(fitted, (weight) => Math.round(weight / scale))).toString('base64');
  const weights = { scale: Number(scale.toPrecision(6)), threshold: Number(threshold.toPrecision(4)), table };
  const source = [
    "import type { Weights } from '../linear.js';",
    '',
    '// Made by tools/src/train. Fitted on the sources that README.md names.',
    `export const ${name}: Weights = ${JSON.stringify({ sum: sumOf(weights), ...weights })};`,
  ].join('\n');
  writeFileSync(file, await format(source, { ...(await resolveConfig(file)), parser: 'typescript' }));
}
