import { setTimeout as delay } from 'node:timers/promises';
import type { Snapshot } from '../overview/snapshot.js';
import type { Screen } from './screen.js';
import { plainLine, viewLines } from './view.js';

const REFRESH_MS = 1_000;
const PLAIN_MS = 5_000;

/** Keeps the terminal current until it is stopped. Without a terminal: a line every few seconds, when something changed. */
export class LiveView {
  private readonly stopping = new AbortController();
  private loop: Promise<void> = Promise.resolve();

  constructor(
    private readonly screen: Screen,
    private readonly snapshot: () => Promise<Snapshot>,
  ) {}

  start(): void {
    this.loop = this.run();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.loop;
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    let last = '';
    while (!signal.aborted) {
      try {
        const snapshot = await this.snapshot();
        const line = plainLine(snapshot);
        if (this.screen.isLive) this.screen.show(viewLines(snapshot));
        else if (line !== last) this.screen.say(line);
        last = line;
      } catch (error) {
        this.screen.say(`the view waits: ${(error as Error).message}`);
      }
      await delay(this.screen.isLive ? REFRESH_MS : PLAIN_MS, undefined, { signal }).catch(() => undefined);
    }
  }
}
