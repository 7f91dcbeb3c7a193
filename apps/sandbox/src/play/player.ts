import type { Platform } from '../platform.js';
import type { ArchiveLine, Play } from './archive-line.js';

export interface Progress {
  readonly play: string;
  /** Lines to be told; those not written by a fan are left out. */
  readonly lines: number;
  readonly skipped: number;
  accepted: number;
  failed: number;
  readonly done: boolean;
}

const KEPT_PLAYS = 200;

/** Plays the fans' turns of an archive as live webhooks: in order per fan, fans side by side. */
export class Player {
  private readonly plays = new Map<string, { -readonly [K in keyof Progress]: Progress[K] }>();
  private readonly timers = new Set<NodeJS.Timeout>();

  constructor(private readonly platform: Platform) {}

  start({ entries, speed, platform }: Play): Progress {
    const turns = entries.filter(({ from }) => from === 'fan');
    const play = this.platform.id('play');
    const progress = {
      play,
      lines: turns.length,
      skipped: entries.length - turns.length,
      accepted: 0,
      failed: 0,
      done: turns.length === 0,
    };
    if (this.plays.size >= KEPT_PLAYS) this.plays.delete(this.plays.keys().next().value!);
    this.plays.set(play, progress);
    const begin = Math.min(...turns.map(({ at }) => Date.parse(at)));
    for (const turn of turns) {
      const waitMs = speed === undefined ? 0 : (Date.parse(turn.at) - begin) / speed;
      this.after(waitMs, () => this.tell(turn, platform, progress));
    }
    return progress;
  }

  find(play: string): Progress | undefined {
    return this.plays.get(play);
  }

  stop(): void {
    for (const timer of this.timers) clearTimeout(timer);
    this.timers.clear();
  }

  private tell(
    turn: ArchiveLine,
    platform: string | undefined,
    progress: { accepted: number; failed: number; done: boolean; lines: number },
  ): void {
    const { creator, fan, fanName, text, itemId } = turn;
    const more = { ...(itemId && { itemId }), ...(platform !== undefined && { platform }) };
    void this.platform.say({ creator, fan, fanName: fanName ?? undefined }, text, more).then((accepted) => {
      if (accepted) progress.accepted++;
      else progress.failed++;
      progress.done = progress.accepted + progress.failed === progress.lines;
    });
  }

  private after(ms: number, run: () => void): void {
    // At once means now, in the order of the archive; timers of 0 ms keep it too, but cost one each.
    if (ms === 0) return run();
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      run();
    }, ms);
    this.timers.add(timer);
  }
}
