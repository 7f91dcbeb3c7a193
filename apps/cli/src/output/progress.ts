import { Presets, SingleBar } from 'cli-progress';

/** A progress bar on a terminal; nothing elsewhere, so that pipes stay clean. */
export class Progress {
  private readonly bar: SingleBar | null;

  constructor(label: string, total: number, quiet = false) {
    this.bar =
      quiet || !process.stderr.isTTY
        ? null
        : new SingleBar(
            { stream: process.stderr, format: `${label} {bar} {value}/{total} {eta_formatted}`, hideCursor: true },
            Presets.shades_classic,
          );
    this.bar?.start(total, 0);
  }

  advance(by = 1): void {
    this.bar?.increment(by);
  }

  update(value: number, total?: number): void {
    if (total !== undefined) this.bar?.setTotal(total);
    this.bar?.update(value);
  }

  stop(): void {
    this.bar?.stop();
  }
}
