import { setTimeout as delay } from 'node:timers/promises';
import { UsageError } from '../errors.js';

export interface PlayedLine {
  readonly creator: string;
  readonly fan: string;
  readonly at: string;
  readonly [field: string]: unknown;
}

interface PlayProgress {
  readonly play: string;
  readonly accepted: number;
  readonly failed: number;
  readonly done: boolean;
}

/** The sandbox platform's control: it turns archive lines into signed webhooks. */
export class Sandbox {
  constructor(private readonly url: string) {}

  /** Plays lines as fast as they are taken; resolves when all were answered. Reports how many so far. */
  async play(
    entries: readonly PlayedLine[],
    onProgress: (accepted: number) => void,
  ): Promise<{ accepted: number; failed: number }> {
    let progress = await this.request<PlayProgress>('POST', '/control/play', { entries });
    while (!progress.done) {
      await delay(100);
      progress = await this.request<PlayProgress>('GET', `/control/play?play=${encodeURIComponent(progress.play)}`);
      onProgress(progress.accepted + progress.failed);
    }
    return progress;
  }

  private async request<T>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await fetch(this.url + path, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    }).catch((error: Error) => {
      throw new UsageError(
        `the sandbox at ${this.url} does not answer (${error.message}); \`play\` needs it: start with \`npm start\`, or name it with --sandbox`,
      );
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`the sandbox refused ${path}: ${response.status} ${text.slice(0, 300)}`);
    return JSON.parse(text) as T;
  }
}
