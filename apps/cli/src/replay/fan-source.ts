import type { PlacedEvent, UnreadableRecord } from '@reprise/event-log';
import type { FanRange } from './fan-range.js';

/** A page of what a source holds. */
export interface SourcePage {
  readonly events: readonly PlacedEvent[];
  readonly unreadable: readonly UnreadableRecord[];
  /** Records looked at, also those of other fans. */
  readonly read: number;
}

/** Where fans are folded from. One fan's records come in the order of their streams; fans may come interleaved. */
export interface FanSource {
  readonly name: 'kafka' | 'log' | 'postgres';
  /**
   * The records of the fans of a range, which may become smaller meanwhile. `everything` also gives what is unreadable,
   * whoever's it is: asked for in the first pass alone, so that each such record is told once.
   */
  read(range: FanRange, everything: boolean): AsyncGenerator<SourcePage>;
  /** One fan's records, and what is unreadable under the fan's key. */
  readFan(fan: string): AsyncGenerator<SourcePage>;
  /** Records there are, about. */
  count(): Promise<number>;
  close(): Promise<void>;
}
