export type Stop = () => Promise<void> | void;

/** What was started, to be stopped in the reverse order; once, however often it is asked for. */
export class Shutdown {
  private readonly stops: { readonly name: string; readonly stop: Stop }[] = [];
  private running: Promise<void> | undefined;

  /** `onError` hears of a part that did not stop; the others are stopped all the same. */
  constructor(private readonly onError: (name: string, error: Error) => void) {}

  get isRunning(): boolean {
    return this.running !== undefined;
  }

  /** Remembers what stops a part that has just been started. When everything is stopping already, it is stopped at once. */
  async add(name: string, stop: Stop): Promise<void> {
    if (this.running) await this.stop(name, stop);
    else this.stops.push({ name, stop });
  }

  run(): Promise<void> {
    this.running ??= this.stopAll();
    return this.running;
  }

  private async stopAll(): Promise<void> {
    for (const { name, stop } of this.stops.reverse()) await this.stop(name, stop);
  }

  private async stop(name: string, stop: Stop): Promise<void> {
    try {
      await stop();
    } catch (error) {
      this.onError(name, error as Error);
    }
  }
}
