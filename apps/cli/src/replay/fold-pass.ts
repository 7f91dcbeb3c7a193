import { SERVICES, type ServiceName } from '@reprise/contracts';
import type { PlacedEvent } from '@reprise/event-log';
import { FanFold, serviceOfStream } from '@reprise/fan-state';
import type { FanRange } from './fan-range.js';

/** A record that could not be folded, or a state without a digest. The fan's other streams are folded all the same. */
export interface Fault {
  readonly fan: string;
  readonly service: ServiceName | null;
  /** Where the record lies. */
  readonly place: string;
  readonly reason: string;
}

export interface FoldedFan {
  readonly fold: FanFold;
  /** At most one a stream: what follows a record that could not be folded cannot be either. */
  readonly faults: Fault[];
}

interface Folding extends FoldedFan {
  weight: number;
}

/** What a fan takes before its first record, and each record beside its data, in bytes of heap, about. */
const FAN_BYTES = 3_000;
const EVENT_BYTES = 100;
/** Of the data, parsed and kept, for each of its characters as JSON: measured over real facets, rounded up. */
const BYTES_PER_CHARACTER = 3;

/**
 * Folds the fans of a range. When they need more memory than the budget, the range ends earlier and the fans behind its
 * end are dropped: the next pass folds them from the beginning. So a log of any length is folded exactly in bounded
 * memory, in as many passes as the states need; one fan always stays.
 */
export class FoldPass {
  private readonly folding = new Map<string, Folding>();
  private weight = 0;

  constructor(
    readonly range: FanRange,
    private readonly budgetBytes: number,
    private readonly limits: (fan: string) => Readonly<Record<ServiceName, number>> | undefined,
  ) {}

  get fans(): Iterable<FoldedFan> {
    return this.folding.values();
  }

  fan(id: string): FoldedFan | undefined {
    return this.folding.get(id);
  }

  take({ event, place }: PlacedEvent): void {
    const { fan } = event;
    if (fan === null || !this.range.has(fan)) return;
    const one = this.folding.get(fan) ?? this.begin(fan);
    const service = serviceOfStream(event.stream, fan) ?? null;
    if (one.faults.some((fault) => fault.service === service)) return;
    try {
      if (one.fold.apply(event)) this.grow(one, sizeOf(event.data));
    } catch (error) {
      one.faults.push({ fan, service, place, reason: (error as Error).message });
    }
  }

  /** Begins a fan anew: the log holds more of them by now. */
  forget(fan: string): void {
    this.weight -= this.folding.get(fan)?.weight ?? 0;
    this.folding.delete(fan);
  }

  private begin(fan: string): Folding {
    const upTo = this.limits(fan);
    const one = { fold: new FanFold(fan, upTo ? { upTo } : {}), faults: [], weight: 0 };
    this.folding.set(fan, one);
    this.grow(one, FAN_BYTES);
    return one;
  }

  private grow(one: Folding, bytes: number): void {
    one.weight += bytes;
    this.weight += bytes;
    if (this.weight > this.budgetBytes) this.shorten();
  }

  /** Half of the fans go, those with the greatest ids: the rest has room to grow. */
  private shorten(): void {
    if (this.folding.size < 2) return;
    const ids = [...this.folding.keys()].sort();
    const upTo = ids[Math.floor((ids.length - 1) / 2)]!;
    this.range.upTo = upTo;
    for (const id of ids) if (!this.range.has(id)) this.forget(id);
  }
}

/** By the characters of what it holds, without making JSON of it; by a list of its own, as it may be nested to any depth. */
function sizeOf(data: unknown): number {
  let size = 0;
  for (const waiting: unknown[] = [data]; waiting.length > 0;) {
    const value = waiting.pop();
    if (typeof value === 'string') size += value.length * BYTES_PER_CHARACTER;
    else if (typeof value !== 'object' || value === null) size += EVENT_BYTES / 4;
    else {
      size += EVENT_BYTES;
      for (const [key, item] of Object.entries(value)) {
        size += key.length;
        waiting.push(item);
      }
    }
  }
  return size;
}

export const isBehind = (
  fold: FanFold | undefined,
  stored: Readonly<Record<ServiceName, { version: number }>>,
): boolean => SERVICES.some((service) => (fold?.version(service) ?? 0) < stored[service].version);
