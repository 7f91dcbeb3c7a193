import type { WriteStream } from 'node:tty';

type Output = Pick<WriteStream, 'write' | 'isTTY' | 'columns'>;

const upAndClear = (lines: number) => (lines > 0 ? `\u001b[${lines}A\u001b[0J` : '');
const dim = (text: string) => `\u001b[2m${text}\u001b[0m`;

/** Lines that stay, and below them, on a terminal, a block that is rewritten in place. */
export class Screen {
  private block: readonly string[] = [];

  constructor(private readonly output: Output) {}

  get isLive(): boolean {
    return this.output.isTTY === true;
  }

  /** Writes a line that stays. */
  say(text: string): void {
    this.output.write(`${upAndClear(this.block.length)}${text}\n${this.written(this.block)}`);
  }

  /**
   * Replaces the block. Lines are cut to the width: a wrapped line would break the count. Where nothing can be
   * replaced, the lines are just written.
   */
  show(lines: readonly string[]): void {
    if (!this.isLive) return lines.forEach((line) => this.say(line));
    const width = Math.max(20, (this.output.columns ?? 80) - 1);
    const block = lines.map((line) => (line.length > width ? `${line.slice(0, width - 1)}…` : line));
    this.output.write(upAndClear(this.block.length) + this.written(block));
    this.block = block;
  }

  private written(block: readonly string[]): string {
    return block.map((line) => `${dim(line)}\n`).join('');
  }
}
