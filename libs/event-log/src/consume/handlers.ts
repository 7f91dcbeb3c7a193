import type { EventContract, StoredEvent } from '@reprise/contracts';
import type { ConsumesOptions, Received, StartRule } from '../consumes.js';

/** A subscribed controller method, as the engine calls it. */
export interface EventHandler {
  readonly contract: EventContract;
  readonly options: ConsumesOptions;
  handle(received: Received<EventContract>): Promise<void>;
}

/** What a service subscribes to: its handlers by event type, and the services whose every record it follows. */
export class Subscriptions {
  private readonly byType = new Map<string, EventHandler[]>();
  private readonly families = new Set<string>();
  private readonly starts = new Map<string, StartRule>();
  readonly producers = new Set<string>();
  readonly topics = new Set<string>();

  constructor(handlers: readonly EventHandler[]) {
    for (const handler of handlers) {
      const { type, service, topics } = handler.contract;
      this.begin(service, handler.options.start);
      this.byType.set(type, [...(this.byType.get(type) ?? []), handler]);
      this.families.add(familyOf(type));
      this.producers.add(service);
      this.topics.add(topics[0]);
    }
  }

  handlersOf(event: Pick<StoredEvent, 'type'>): readonly EventHandler[] {
    return this.byType.get(event.type) ?? [];
  }

  /** A version of a subscribed event that this release cannot read. It must not be passed over. */
  isUnknownVersion({ type }: Pick<StoredEvent, 'type'>): boolean {
    return !this.byType.has(type) && this.families.has(familyOf(type));
  }

  /** A service follows the streams of the producers it has handlers for, on each topic it reads. */
  follows(event: Pick<StoredEvent, 'stream'>): boolean {
    return this.producers.has(producerOf(event.stream));
  }

  startOf(producer: string): StartRule {
    return this.starts.get(producer) ?? 'beginning';
  }

  private begin(producer: string, start: StartRule | undefined): void {
    const known = this.starts.get(producer);
    if (start === undefined || start === known) return;
    if (known !== undefined)
      throw new Error(
        `the service can have one start with ${producer} only, and declares \`${known}\` and \`${start}\``,
      );
    this.starts.set(producer, start);
  }
}

/** The service whose stream it is; empty for what is no stream. */
export const producerOf = (stream: string): string => stream.slice(0, Math.max(0, stream.indexOf(':')));

const familyOf = (type: string) => type.slice(0, type.lastIndexOf('.v'));
