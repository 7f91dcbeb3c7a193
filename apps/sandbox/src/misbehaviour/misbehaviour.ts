import { z } from 'zod';
import { drawFrom, type Draw } from '../fans/draw.js';

const rate = z.number().min(0).max(1).default(0);

/** How the platform is to misbehave. All rates are probabilities. */
export const misbehaviourSchema = z.strictObject({
  /** Every answer to `/messages` takes this much longer. */
  slowMs: z.int().min(0).max(120_000).default(0),
  /** Answers 503 and does nothing. */
  errorRate: rate,
  /** Does what was asked, and then never answers: the caller cannot know. */
  timeoutAfterEffectRate: rate,
  /** How long such a request hangs before the connection is cut. */
  hangMs: z.int().min(0).max(120_000).default(2_000),
  /** Tells an accepted webhook a second time. */
  duplicateRate: rate,
  /** Lets a webhook overtake the one before it, of the same fan. */
  reorderRate: rate,
  seed: z.int().min(0).max(0x7fffffff).default(1),
});
export type MisbehaviourSettings = z.output<typeof misbehaviourSchema>;

export const WELL_BEHAVED: MisbehaviourSettings = misbehaviourSchema.parse({});

/** What goes wrong with one request, decided before it is handled. */
export interface Fault {
  readonly slowMs: number;
  readonly fails: boolean;
  readonly hangsAfterEffectMs: number | null;
}

/** Misbehaves as told, by seeded draws; well behaved until told otherwise. */
export class Misbehaviour {
  settings: MisbehaviourSettings = WELL_BEHAVED;
  private draw: Draw = drawFrom(WELL_BEHAVED.seed);

  set(settings: MisbehaviourSettings): void {
    this.settings = settings;
    this.draw = drawFrom(settings.seed);
  }

  fault(): Fault {
    const { slowMs, errorRate, timeoutAfterEffectRate, hangMs } = this.settings;
    const fails = this.happens(errorRate);
    return { slowMs, fails, hangsAfterEffectMs: !fails && this.happens(timeoutAfterEffectRate) ? hangMs : null };
  }

  duplicates(): boolean {
    return this.happens(this.settings.duplicateRate);
  }

  reorders(): boolean {
    return this.happens(this.settings.reorderRate);
  }

  private happens(probability: number): boolean {
    return probability > 0 && this.draw.chance(probability);
  }
}
