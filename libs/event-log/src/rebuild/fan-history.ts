import type { EventContract, ServiceName, StoredEvent } from '@reprise/contracts';
import { MalformedRecord } from '../cloudevents.js';
import type { Versions } from '../consume/checkpoint.js';
import { openData } from '../consume/incoming.js';
import { headerOf, plainRecord, type ConsumedRecord } from '../ports.js';
import { isUnreadable, readEvent } from '../readable.js';
import type { Subject } from '../streams.js';
import type { Open } from './open-event.js';
import type { LogProjection } from './projection.js';

export type ReadFan = readonly [fan: string, history: FanHistory];

/** What a record takes beside its value. */
const RECORD = 1_000;

/** What a log holds of one fan: the records that projections read, each once, and how far every stream goes. */
export class FanHistory {
  /** Whose rows they are; null while no event of the fan was met. */
  subject: Subject | null = null;
  /** In characters, about. */
  size = RECORD;
  private readonly contracts: ReadonlyMap<string, EventContract>;
  private readonly producers: ReadonlySet<ServiceName>;
  private readonly through = new Map<string, number>();
  private readonly records: ConsumedRecord[] = [];

  constructor(projections: readonly LogProjection<StoredEvent>[]) {
    const read = projections.flatMap(({ from }) => from);
    this.contracts = new Map(read.map((contract) => [contract.type, contract]));
    this.producers = new Set(read.map(({ service }) => service));
  }

  get isOfFan(): boolean {
    return this.subject !== null;
  }

  /** A stream's records come in order, some twice; what does not follow on what was met is not taken. */
  take(record: ConsumedRecord): void {
    const stream = headerOf(record, 'ce_stream');
    const version = Number(headerOf(record, 'ce_sequence'));
    if (stream === undefined || version !== (this.through.get(stream) ?? 0) + 1) return;
    this.through.set(stream, version);
    const [tenant, creator] = [headerOf(record, 'ce_tenant'), headerOf(record, 'ce_creator')];
    if (tenant !== undefined && creator !== undefined && record.key !== creator)
      this.subject ??= { tenant, creator, fan: record.key };
    if (!this.contracts.has(headerOf(record, 'ce_type') ?? '')) return;
    // Without what else its fetch brought.
    this.records.push({ ...plainRecord(record), partition: record.partition, offset: record.offset });
    this.size += RECORD + record.value.length;
  }

  /** Whether it reaches as far as the service has consumed, of every producer that counts. */
  holds(fan: string, consumed: Versions): boolean {
    return [...this.producers].every(
      (producer) => (this.through.get(`${producer}:${fan}`) ?? 0) >= (consumed[producer] ?? 0),
    );
  }

  /** The events, personal fields open. What does not fit its contract was not handled when it was consumed, either. */
  async open(open: Open): Promise<StoredEvent[]> {
    const events: StoredEvent[] = [];
    for (const record of this.records) {
      const read = readEvent(record);
      if (isUnreadable(read)) continue;
      const { event } = read;
      try {
        const data = await openData(this.contracts.get(event.type)!, event, { open });
        events.push({ ...event, data });
      } catch (error) {
        if (!(error instanceof MalformedRecord)) throw error;
      }
    }
    return events;
  }
}
