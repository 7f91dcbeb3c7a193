/** Passes values from a producer to a slower consumer one at a time: `put` resolves when the value was taken. */
export class Handoff<T> {
  private offers: { value: T; taken(): void }[] = [];
  private taker: (() => void) | undefined;
  private closed = false;
  private failure: Error | undefined;

  async put(value: T): Promise<void> {
    if (this.closed) return;
    await new Promise<void>((taken) => {
      this.offers.push({ value, taken });
      this.taker?.();
    });
  }

  /** The next value, or undefined after the end. What was put before the end still comes. */
  async take(): Promise<T | undefined> {
    while (this.offers.length === 0) {
      if (this.failure) throw this.failure;
      if (this.closed) return undefined;
      await new Promise<void>((resolve) => (this.taker = resolve));
    }
    const { value, taken } = this.offers.shift()!;
    taken();
    return value;
  }

  /** Nothing more comes. */
  end(): void {
    this.closed = true;
    this.taker?.();
  }

  fail(error: Error): void {
    this.failure ??= error;
    this.end();
  }

  /** Nobody takes any more: whoever waits in `put` goes on. */
  abandon(): void {
    this.end();
    for (const { taken } of this.offers.splice(0)) taken();
  }
}
