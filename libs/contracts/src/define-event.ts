import { z } from 'zod';
import type { ServiceName, TopicName } from './topics.js';

/** A personal field after sealing: ciphertext under the fan's key. Folds store it and never look inside. */
export interface Sealed {
  readonly $sealed: string;
}
/** A personal field: plaintext before append and after opening, `Sealed` in the log, in facets and in folds. */
export type Personal<T> = T | Sealed;

export const sealedSchema = z.strictObject({ $sealed: z.string().max(400_000) }).meta({ id: 'Sealed' });

export const isSealed = (value: unknown): value is Sealed =>
  typeof value === 'object' && value !== null && '$sealed' in value;

/** Marks a top-level field of an event as personal: it is sealed with the fan's key when the event is appended. */
export const personal = <S extends z.ZodType>(schema: S) =>
  z.union([sealedSchema, schema]) as z.ZodType<Personal<z.output<S>>>;

/** What an event is: one value per event type, the single source of its name, topics, key, schema and samples. */
export interface EventContract<T extends string = string, D = unknown> {
  /** `<service>.<fact>.v<major>`, e.g. `pricing.price-quoted.v1`. */
  readonly type: T;
  /** The service that alone appends this event. */
  readonly service: ServiceName;
  /** One line for the generated documents. */
  readonly summary: string;
  /** Topics the event is published on; the first one is its home topic. */
  readonly topics: readonly [TopicName, ...TopicName[]];
  /** What the Kafka key is: the fan's id or the creator's id. */
  readonly key: 'fan' | 'creator';
  readonly data: z.ZodType<D>;
  /** Top-level fields of `data` that are sealed per fan at append. */
  readonly personal: readonly string[];
  /** Golden samples: parsed for ever, by every later release. */
  readonly samples: readonly D[];
  /** Builds the domain event. Data is not parsed again: the compiler has checked it. */
  make(data: D): DomainEventOf<T, D>;
}

export interface DomainEventOf<T extends string, D> {
  readonly type: T;
  readonly data: D;
}

/** The domain event a contract describes, as it is decided and folded. */
export type EventOf<C> = C extends EventContract<infer T, infer D> ? DomainEventOf<T, D> : never;
/** The event's data with personal fields opened, as a consumer's handler gets it. */
export type Opened<D> = { [K in keyof D]: Exclude<D[K], Sealed> };
export type DataOf<C> = C extends EventContract<string, infer D> ? D : never;

export function defineEvent<const T extends string, S extends z.ZodObject>(spec: {
  type: T;
  summary: string;
  topics: readonly [TopicName, ...TopicName[]];
  data: S;
  personal?: readonly (keyof z.output<S> & string)[];
  samples: readonly z.output<S>[];
}): EventContract<T, z.output<S>> {
  return {
    ...spec,
    data: spec.data as unknown as z.ZodType<z.output<S>>,
    service: spec.type.slice(0, spec.type.indexOf('.')) as ServiceName,
    key: spec.topics[0] === 'creator.events' ? 'creator' : 'fan',
    personal: spec.personal ?? [],
    make: (data) => ({ type: spec.type, data }),
  };
}
