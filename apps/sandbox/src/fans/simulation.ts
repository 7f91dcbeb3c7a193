import type { StoredMessage } from '../messages/message-store.js';
import type { Platform } from '../platform.js';
import { drawFrom, seedOf } from './draw.js';
import { react } from './fan.js';
import { newMind, type Act, type FanMind, type FanProfile, type Stimulus } from './mind.js';
import { knownFan, simulatedFan, type KnownFan, type SandboxCreator } from './population.js';

export interface SimulationOptions {
  readonly creators: readonly SandboxCreator[];
  readonly fans: readonly KnownFan[];
  /** Simulated fans of a creator who are around at once. */
  readonly fansPerCreator: number;
  readonly seed: number;
  /** Natural times are divided by this; 0 counts as a thousand, so that fans do not spin. */
  readonly pace: number;
  /** Told about a failure that would otherwise go unseen. */
  onError(error: unknown): void;
}

interface Visitor {
  readonly creator: string;
  mind: FanMind;
  timer: NodeJS.Timeout | undefined;
  lastPurchaseId: string | undefined;
  isAway: boolean;
}

const NO_REPLY_MS = 150_000;
const ARRIVALS_MS = 90_000;
const PACE_OF_ZERO = 1_000;

/** Lets simulated fans live on the platform: they arrive, write, read what comes back, and act on it in natural time divided by the pace. */
export class Simulation {
  private readonly visitors = new Map<string, Visitor>();
  private readonly timers = new Set<NodeJS.Timeout>();
  private readonly nextFan = new Map<string, number>();
  private running = false;

  constructor(
    private readonly platform: Platform,
    private readonly options: SimulationOptions,
  ) {}

  get fans(): number {
    return this.visitors.size;
  }

  start(): void {
    if (this.running) return;
    this.running = true;
    const { creators, fans, fansPerCreator, seed } = this.options;
    const draw = drawFrom(seedOf(seed, 'arrivals'));
    for (const fan of fans) {
      const creator = creators.find(({ id }) => id === fan.creator);
      if (creator) this.after(draw.between(1_000, 20_000), () => this.arrive(creator, knownFan(creator, fan, seed)));
    }
    for (const creator of creators)
      for (let n = 0; n < fansPerCreator; n++)
        this.after(draw.between(2_000, ARRIVALS_MS), () => this.arriveNext(creator));
  }

  /** Fans fall silent where they are. */
  stop(): void {
    this.running = false;
    for (const timer of this.timers) clearTimeout(timer);
    this.timers.clear();
    this.visitors.clear();
    this.nextFan.clear();
  }

  /** A message to a fan: a simulated one reads it, unless they are away. */
  read({ creator, fan, text, offer }: StoredMessage): void {
    const visitor = this.visitors.get(keyOf(creator, fan));
    if (visitor && !visitor.isAway) this.stimulate(visitor, { type: 'reply', text, offer });
  }

  private arriveNext(creator: SandboxCreator): void {
    const n = this.nextFan.get(creator.id) ?? 0;
    this.nextFan.set(creator.id, n + 1);
    this.arrive(creator, simulatedFan(creator, n, this.options.seed));
  }

  private arrive(creator: SandboxCreator, profile: FanProfile): void {
    const visitor: Visitor = {
      creator: creator.id,
      mind: newMind(profile),
      timer: undefined,
      lastPurchaseId: undefined,
      isAway: false,
    };
    this.visitors.set(keyOf(creator.id, profile.id), visitor);
    this.comeOnline(visitor);
  }

  private comeOnline(visitor: Visitor): void {
    visitor.isAway = false;
    this.track(this.platform.presence(personOf(visitor), true));
    this.stimulate(visitor, { type: 'arrive' });
  }

  private stimulate(visitor: Visitor, stimulus: Stimulus): void {
    this.forget(visitor.timer);
    const { mind, acts } = react(visitor.mind, stimulus);
    visitor.mind = mind;
    for (const act of acts) this.after(act.afterMs, () => this.perform(visitor, act));
    const last = Math.max(0, ...acts.map(({ afterMs }) => afterMs));
    const isLeaving = acts.some(({ type }) => type === 'leave');
    visitor.timer = isLeaving
      ? undefined
      : this.after(last + NO_REPLY_MS, () => this.stimulate(visitor, { type: 'no-reply' }));
  }

  private perform(visitor: Visitor, act: Act): void {
    const person = personOf(visitor);
    switch (act.type) {
      case 'say':
        return this.track(this.platform.say(person, act.text));
      case 'buy': {
        const { purchaseId, told } = this.platform.purchase(person, act.offer);
        visitor.lastPurchaseId = purchaseId;
        return this.track(told);
      }
      case 'refund': {
        const refund = visitor.lastPurchaseId === undefined ? undefined : this.platform.refund(visitor.lastPurchaseId);
        return refund && this.track(refund.told);
      }
      case 'tip':
        return this.track(this.platform.tip(person, act.amountMinor, act.currency));
      case 'leave':
        return this.leave(visitor, act.returnAfterMs);
    }
  }

  private leave(visitor: Visitor, returnAfterMs: number | null): void {
    visitor.isAway = true;
    this.forget(visitor.timer);
    this.track(this.platform.presence(personOf(visitor), false));
    if (returnAfterMs !== null) return void this.after(returnAfterMs, () => this.comeOnline(visitor));
    this.visitors.delete(keyOf(visitor.creator, visitor.mind.profile.id));
    const creator = this.options.creators.find(({ id }) => id === visitor.creator);
    // Somebody new finds the creator in the place of whoever left for good.
    if (creator) this.after(ARRIVALS_MS, () => this.arriveNext(creator));
  }

  private after(naturalMs: number, run: () => void): NodeJS.Timeout {
    const timer = setTimeout(
      () => {
        this.timers.delete(timer);
        if (this.running) run();
      },
      naturalMs / (this.options.pace || PACE_OF_ZERO),
    );
    this.timers.add(timer);
    return timer;
  }

  private forget(timer: NodeJS.Timeout | undefined): void {
    if (!timer) return;
    clearTimeout(timer);
    this.timers.delete(timer);
  }

  private track(told: Promise<unknown>): void {
    told.catch((error: unknown) => this.options.onError(error));
  }
}

const keyOf = (creator: string, fan: string) => `${creator}\u0000${fan}`;
const personOf = ({ creator, mind: { profile } }: Visitor) => ({ creator, fan: profile.id, fanName: profile.name });
