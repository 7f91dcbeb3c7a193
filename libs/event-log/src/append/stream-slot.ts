import { contractOf, type Sealed, type StoredEvent } from '@reprise/contracts';
import { DomainError, Rows, type Decider, type DomainCommand, type DomainEvent } from '@reprise/event-sourcing';
import { seal, type FanKey } from '../keys/seal.js';
import type { StreamRef } from '../streams.js';
import type { Cause } from '../work.js';

export interface StoredFacet {
  readonly version: number;
  readonly state: unknown;
  readonly topicSequence: number;
}

/** What sealing needs to know about a batch. */
export interface AppendContext {
  readonly now: string;
  readonly uuid: () => string;
  readonly keyOf: (ref: StreamRef) => FanKey;
}

/** A sealed event and the JSON of its data, which is stored and published byte for byte. */
export interface AppendedEvent extends StoredEvent {
  readonly json: string;
}

/** Well below what a broker takes in one record, whatever characters the text is made of. */
const MAX_EVENT_CHARACTERS = 300_000;

const isPublic = (topic: string) => topic === 'sales' || topic === 'transitions';

/** One stream while a batch works on it: its stored facet, moved forward by the events appended so far. */
export class StreamSlot {
  readonly rows = new Rows(false);
  readonly appended: AppendedEvent[] = [];
  version: number;
  topicSequence: number;
  private folded: unknown;

  constructor(
    readonly ref: StreamRef,
    stored: StoredFacet | undefined,
  ) {
    this.version = stored?.version ?? 0;
    this.topicSequence = stored?.topicSequence ?? 0;
    this.folded = stored?.state;
  }

  state<S>(initial: S): S {
    return (this.folded ?? initial) as S;
  }

  /**
   * Decides, numbers, seals and folds. The fold sees the sealed event, exactly as a replay will; the caller gets
   * the plain one. Nothing is changed when `decide` throws. Throws `event/too-large`.
   */
  append<S, C extends DomainCommand, E extends DomainEvent>(
    decider: Decider<S, C, E>,
    command: C,
    cause: Cause,
    context: AppendContext,
  ): StoredEvent<E>[] {
    const decided = decider.decide(command, this.state(decider.initial), this.rows);
    // All of them first, then the state: an event that cannot be stored leaves nothing behind.
    let { version, topicSequence } = this;
    const drafts = decided.map((event) => {
      const contract = contractOf(event.type);
      if (!contract) throw new Error(`event ${event.type} has no contract in libs/contracts`);
      const numbers = { version: ++version, topicSequence: contract.topics.some(isPublic) ? ++topicSequence : null };
      return this.draft(event, contract.personal, numbers, cause, context);
    });
    for (const { stored } of drafts) this.fold(decider, stored);
    return drafts.map(({ plain }) => plain as StoredEvent<E>);
  }

  private fold<S, E extends DomainEvent>(decider: Decider<S, never, E>, stored: AppendedEvent): void {
    this.folded = decider.evolve(this.state(decider.initial), { type: stored.type, data: stored.data } as E, this.rows);
    this.version = stored.version;
    this.topicSequence = stored.topicSequence ?? this.topicSequence;
    this.appended.push(stored);
  }

  private draft(
    event: DomainEvent,
    personal: readonly string[],
    numbers: Pick<StoredEvent, 'version' | 'topicSequence'>,
    cause: Cause,
    context: AppendContext,
  ): { plain: StoredEvent; stored: AppendedEvent } {
    const id = context.uuid();
    const plain: StoredEvent = {
      id,
      type: event.type,
      stream: this.ref.stream,
      tenant: this.ref.tenant,
      creator: this.ref.creator,
      fan: this.ref.fan === '' ? null : this.ref.fan,
      time: context.now,
      correlationId: cause.correlationId,
      causationId: cause.eventId,
      traceparent: cause.traceparent,
      ...numbers,
      data: event.data,
    };
    const data = this.sealed(event.data as Record<string, unknown>, personal, id, context);
    const json = JSON.stringify(data);
    if (json.length > MAX_EVENT_CHARACTERS)
      throw new DomainError(
        'event/too-large',
        `a ${event.type} of ${json.length} characters cannot be recorded; ${MAX_EVENT_CHARACTERS} is the most`,
      );
    return { plain, stored: { ...plain, data, json } };
  }

  private sealed(data: Record<string, unknown>, personal: readonly string[], id: string, context: AppendContext) {
    if (personal.length === 0) return data;
    const key = context.keyOf(this.ref);
    const entries = personal
      .filter((field) => data[field] !== undefined)
      .map((field): [string, Sealed] => [field, seal(key, this.ref.tenant, this.ref.fan, id, data[field])]);
    return { ...data, ...Object.fromEntries(entries) };
  }
}
