import { SERVICES, type ServiceName, type StoredEvent } from '@reprise/contracts';
import { Rows, type AnyDecider } from '@reprise/event-sourcing';
import { FACETS } from './facets.js';
import { VersionMarks } from './version-marks.js';

/** A service's state of a fan: plain JSON, personal values sealed. Version 0 and the initial state before its first event. */
export interface Facet {
  readonly version: number;
  readonly state: unknown;
  /** What grows with the fan: collection → id → value. */
  readonly rows: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

export type FanState = Readonly<Record<ServiceName, Facet>>;

/** Why a log cannot be folded: a record of a stream is missing, two claim one place, or one is not of this fan. */
export class FoldError extends Error {
  constructor(
    readonly stream: string,
    readonly version: number,
    message: string,
  ) {
    super(message);
    this.name = 'FoldError';
  }
}

interface Fold {
  readonly decider: AnyDecider;
  readonly rows: Rows;
  readonly marks: VersionMarks;
  readonly upTo: number;
  state: unknown;
  version: number;
}

export interface FanFoldOptions {
  /** Folds each stream to exactly this version and ignores what comes after; without limits, to the end. */
  readonly upTo?: Readonly<Partial<Record<ServiceName, number>>>;
  readonly facets?: Readonly<Record<ServiceName, AnyDecider>>;
}

/**
 * Rebuilds one fan from their records in offset order. A record that came before is counted and ignored; a gap in a
 * stream, or another record in a place that is taken, throws. Memory is that of the fan's state and four bytes a record.
 */
export class FanFold {
  /** The fan's sequence over distinct records. */
  position = 0;
  repeats = 0;
  /** Made with a stream's first record: of most fans, some services know nothing. */
  private readonly folds = new Map<ServiceName, Fold>();

  constructor(
    readonly fan: string,
    private readonly options: FanFoldOptions = {},
  ) {}

  /** True when the record moved the state, false for a repeat or one beyond the limits. Throws FoldError. */
  apply(event: StoredEvent): boolean {
    const { stream, version } = event;
    const service = serviceOfStream(stream, this.fan);
    if (!service) throw new FoldError(stream, version, `${stream} is not a stream of fan ${this.fan}`);
    const fold = this.folds.get(service) ?? this.begin(service);
    if (version <= fold.version) {
      if (!fold.marks.matches(version, event.id))
        throw new FoldError(stream, version, `${stream} holds two different records of version ${version}`);
      this.repeats++;
      return false;
    }
    if (version > fold.upTo) return false;
    if (version !== fold.version + 1)
      throw new FoldError(stream, fold.version + 1, `${stream} goes from version ${fold.version} to ${version}`);
    fold.state = fold.decider.evolve(fold.state, event, fold.rows);
    fold.marks.add(event.id);
    fold.version = version;
    this.position++;
    return true;
  }

  version(service: ServiceName): number {
    return this.folds.get(service)?.version ?? 0;
  }

  facet(service: ServiceName): Facet {
    const { version, state, rows } = this.folds.get(service) ?? this.unbegun(service);
    return { version, state, rows: rows.toJSON() };
  }

  state(): FanState {
    return mapServices((service) => this.facet(service));
  }

  private begin(service: ServiceName): Fold {
    const fold = this.unbegun(service);
    this.folds.set(service, fold);
    return fold;
  }

  private unbegun(service: ServiceName): Fold {
    const { facets = FACETS, upTo = {} } = this.options;
    return startOf(facets[service], upTo[service]);
  }
}

const BY_NAME: ReadonlyMap<string, ServiceName> = new Map(SERVICES.map((service) => [service, service]));

/** Undefined for a stream that is none of this fan's. */
export function serviceOfStream(stream: string, fan: string): ServiceName | undefined {
  const colon = stream.length - fan.length - 1;
  return stream[colon] === ':' && stream.endsWith(fan) ? BY_NAME.get(stream.slice(0, colon)) : undefined;
}

const startOf = (decider: AnyDecider, upTo = Number.POSITIVE_INFINITY): Fold => ({
  decider,
  rows: new Rows(),
  marks: new VersionMarks(),
  upTo,
  state: decider.initial as unknown,
  version: 0,
});

export const mapServices = <T>(of: (service: ServiceName) => T): Record<ServiceName, T> =>
  Object.fromEntries(SERVICES.map((service) => [service, of(service)])) as Record<ServiceName, T>;
