import { setTimeout as delay } from 'node:timers/promises';
import { getHeapStatistics } from 'node:v8';
import { SERVICES, type ServiceName } from '@reprise/contracts';
import { sha256, type UnreadableRecord } from '@reprise/event-log';
import { compareFacets, FanFold, fanDigest, mapServices, type Difference } from '@reprise/fan-state';
import { digestOf } from './digest-of.js';
import { FanRange } from './fan-range.js';
import type { FanSource } from './fan-source.js';
import { FoldPass, isBehind, type Fault, type FoldedFan } from './fold-pass.js';
import type { LiveFacets, StoredFan } from './live-facets.js';

export interface FanDifference {
  readonly fan: string;
  readonly service: ServiceName;
  /** `not-published`: the log does not hold the stored version; `digest`: it does, and the state differs. */
  readonly kind: 'not-published' | 'digest';
  readonly version: number;
  readonly details: readonly Omit<Difference, 'service'>[];
}

/** The first ones of a list, and how many there are. */
export class Some<T> {
  readonly first: T[] = [];
  count = 0;

  add(one: T): void {
    if (this.count++ < SHOWN) this.first.push(one);
  }
}

const SHOWN = 1_000;

export class ReplayResult {
  fans = 0;
  events = 0;
  repeats = 0;
  compared = 0;
  passes = 0;
  /** Of the only fan, when one was asked for. */
  digest: string | null = null;
  readonly differences = new Some<FanDifference>();
  /** What cannot be folded or has no digest. */
  readonly faults = new Some<Fault>();
  /** Records that are no events of this product. */
  readonly unreadable = new Some<UnreadableRecord>();
}

export interface Replaying {
  readonly source: FanSource;
  /** Compared with when it is there. */
  readonly live: LiveFacets | null;
  /** For fans being folded, in bytes; default a quarter of what this process may use. */
  readonly budgetBytes?: number;
  /** Told of every page: records read by now, and those to read before the end, as far as is known. */
  readonly onRead?: (read: number, total: number) => void;
}

const PUBLISH_PATIENCE_MS = 30_000;
/** A fan's stored versions and digests, while their records are folded. */
const STORED_FAN_BYTES = 2_500;

/** Folds every fan of a source, or one, and compares them with what the services store when asked to. */
export async function replay(replaying: Replaying, fan?: string): Promise<ReplayResult> {
  const one = new Replay(replaying);
  await (fan === undefined ? one.all() : one.one(fan));
  return one.result;
}

class Replay {
  readonly result = new ReplayResult();
  private readonly budgetBytes: number;
  private read = 0;
  private total = 0;

  constructor(private readonly replaying: Replaying) {
    this.budgetBytes = replaying.budgetBytes ?? getHeapStatistics().heap_size_limit / 4;
  }

  async one(fan: string): Promise<void> {
    const { source, live } = this.replaying;
    const stored = (await live?.storedFan(fan)) ?? new Map<string, StoredFan>();
    const pass = this.passOf(new FanRange(null, null), stored);
    for await (const { events, unreadable } of source.readFan(fan)) {
      for (const event of events) pass.take(event);
      for (const record of unreadable) this.result.unreadable.add(record);
    }
    await this.conclude(pass, stored);
    const [folded] = pass.fans;
    if (folded) this.result.digest = fanDigestOf(folded.fold);
  }

  async all(): Promise<void> {
    const { source, live } = this.replaying;
    const records = await source.count();
    const storedAtOnce = Math.max(1, Math.floor(this.budgetBytes / 2 / STORED_FAN_BYTES));
    for (let after: string | null = null; ;) {
      const range = new FanRange(after, (await live?.end(after, storedAtOnce)) ?? null);
      // Stored versions first: the log, read afterwards, must hold them.
      const stored = (await live?.stored(range)) ?? new Map<string, StoredFan>();
      const pass = this.passOf(range, stored);
      this.total += source.name === 'postgres' ? (after === null ? records : 0) : records;
      await this.fold(pass, after === null);
      await this.conclude(pass, stored);
      if (range.upTo === null) return;
      after = range.upTo;
    }
  }

  private passOf(range: FanRange, stored: ReadonlyMap<string, StoredFan>): FoldPass {
    this.result.passes++;
    return new FoldPass(range, this.budgetBytes, (fan) => {
      const versions = stored.get(fan);
      return versions && mapServices((service) => versions[service].version);
    });
  }

  private async fold(pass: FoldPass, isFirst: boolean): Promise<void> {
    for await (const page of this.replaying.source.read(pass.range, isFirst)) {
      for (const event of page.events) pass.take(event);
      if (isFirst) for (const record of page.unreadable) this.result.unreadable.add(record);
      this.read += page.read;
      this.replaying.onRead?.(this.read, Math.max(this.read, this.total));
    }
  }

  /** What a pass folded is counted and compared, and then forgotten. */
  private async conclude(pass: FoldPass, stored: ReadonlyMap<string, StoredFan>): Promise<void> {
    const { result } = this;
    await this.waitForStored(pass, stored);
    for (const { fold, faults } of pass.fans) {
      result.fans++;
      result.events += fold.position;
      result.repeats += fold.repeats;
      for (const fault of faults) result.faults.add(fault);
      for (const service of SERVICES)
        if (fold.version(service) > 0 && digestOf(fold.facet(service)) === null)
          result.faults.add({
            fan: fold.fan,
            service,
            place: `${service}:${fold.fan}`,
            reason: 'the state has no digest',
          });
    }
    for (const [fan, facets] of stored) {
      if (!pass.range.has(fan)) continue;
      result.compared++;
      for (const difference of await this.compare(fan, facets, pass.fan(fan))) result.differences.add(difference);
    }
  }

  private async waitForStored(pass: FoldPass, stored: ReadonlyMap<string, StoredFan>): Promise<void> {
    for (const end = Date.now() + PUBLISH_PATIENCE_MS; Date.now() < end; await delay(250)) {
      const behind = [...stored].filter(([fan, facets]) => {
        if (!pass.range.has(fan)) return false;
        const folded = pass.fan(fan);
        return (folded?.faults.length ?? 0) === 0 && isBehind(folded?.fold, facets);
      });
      if (behind.length === 0) return;
      for (const [fan] of behind) {
        pass.forget(fan);
        for await (const { events } of this.replaying.source.readFan(fan)) for (const event of events) pass.take(event);
      }
    }
  }

  private async compare(fan: string, stored: StoredFan, folded: FoldedFan | undefined): Promise<FanDifference[]> {
    const found: FanDifference[] = [];
    const fold = folded?.fold ?? new FanFold(fan);
    for (const service of SERVICES) {
      const { version, digest } = stored[service];
      if (version === 0 || folded?.faults.some((fault) => fault.service === service)) continue;
      if (fold.version(service) < version) found.push({ fan, service, kind: 'not-published', version, details: [] });
      else if (digestOf(fold.facet(service)) !== digest) {
        const now = (await this.replaying.live!.state(fan))[service];
        const details = now?.version === version ? compareFacets(service, now, fold.facet(service)) : [];
        found.push({ fan, service, kind: 'digest', version, details });
      }
    }
    return found;
  }
}

function fanDigestOf(fold: FanFold): string | null {
  const digests = mapServices((service) => ({ version: fold.version(service), digest: digestOf(fold.facet(service)) }));
  if (SERVICES.some((service) => digests[service].digest === null)) return null;
  return fanDigest(digests as Parameters<typeof fanDigest>[0], sha256);
}
