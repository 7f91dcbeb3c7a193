import type { DataOf, EventContract, Opened, StoredEvent } from '@reprise/contracts';
import { EventPattern } from '@nestjs/microservices';
import type { StreamRef, Subject } from './streams.js';
import type { Work } from './work.js';

/** What a handler gets: the event with personal fields opened and its data parsed, and the work of its batch. */
export interface Received<C extends EventContract> {
  readonly event: StoredEvent;
  readonly data: Opened<DataOf<C>>;
  readonly subject: Subject;
  readonly work: Work;
}

/**
 * Where a service begins with a producer whose events it did not consume before: at the beginning of the log, or behind
 * what each stream holds when the service starts with it.
 */
export type StartRule = 'beginning' | 'now';

export interface ConsumesOptions {
  /** Streams beyond the fan's own stream of this service that the handler may append to. */
  readonly streams?: (event: StoredEvent) => readonly StreamRef[];
  /**
   * Holds for the producer of the event, the first time this service consumes anything of it, and is the same wherever
   * it is given. Default `beginning`.
   */
  readonly start?: StartRule;
}

/**
 * Subscribes a controller method to an event: topic, type string and schema in one value. The method runs inside
 * the batch's transaction, in order per fan, at most once in effect. It must not call the outside.
 */
export const Consumes = <C extends EventContract>(contract: C, options: ConsumesOptions = {}): MethodDecorator =>
  EventPattern<string>(contract.type, { contract, options }) as MethodDecorator;
