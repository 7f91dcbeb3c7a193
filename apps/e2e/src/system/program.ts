import type { AuditReport } from './audit.js';

/** A whole number from the command line; anything else ends the program with its usage and 2. */
export function whole(name: string, given: string, help: string): number {
  const value = Number(given);
  if (Number.isSafeInteger(value) && value >= 0) return value;
  process.stderr.write(`--${name} ${given}: expected a whole number\n${help}`);
  process.exit(2);
}

/** Runs a trial, prints what it counted and found, and ends the program with 1 when it found something. */
export async function judged(options: object, run: () => Promise<AuditReport>, good: string): Promise<void> {
  const started = performance.now();
  const { findings, counts, outcomes } = await run();
  const seconds = Math.round((performance.now() - started) / 1000);
  process.stdout.write(`\n${JSON.stringify({ ...options, seconds, counts, outcomes }, null, 2)}\n`);
  for (const finding of findings.slice(0, 50)) process.stdout.write(`  FOUND ${finding}\n`);
  process.stdout.write(findings.length === 0 ? `${good}\n` : `${findings.length} findings\n`);
  process.exitCode = findings.length === 0 ? 0 : 1;
}
