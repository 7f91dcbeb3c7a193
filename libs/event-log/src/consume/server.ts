import { type CustomTransportStrategy, type MessageHandler, Server } from '@nestjs/microservices';
import { isObservable, lastValueFrom } from 'rxjs';
import type { EventContract } from '@reprise/contracts';
import type { ConsumesOptions, Received } from '../consumes.js';
import type { EventLog } from '../event-log.js';
import { Subscriptions, type EventHandler } from './handlers.js';

interface HandlerExtras {
  readonly contract: EventContract;
  readonly options: ConsumesOptions;
}

/**
 * Nest's way in: a transport strategy, so that handlers are ordinary controllers with `@Consumes(event)`. It replaces
 * Nest's Kafka server on the event path, which consumes one message at a time and retries for ever.
 */
export class EventLogServer extends Server implements CustomTransportStrategy {
  override readonly transportId = Symbol('reprise.event-log');

  private readonly handlers: EventHandler[] = [];

  constructor(private readonly log: EventLog) {
    super();
  }

  /** Nest would chain the handlers of one event and start them side by side; the engine calls each, in order. */
  override addHandler(
    _pattern: unknown,
    handler: MessageHandler,
    _isEvent?: boolean,
    extras?: Record<string, unknown>,
  ): void {
    this.handlers.push(toEventHandler(handler, extras as unknown as HandlerExtras));
  }

  listen(callback: (error?: unknown) => void): void {
    this.log.consume(new Subscriptions(this.handlers)).then(() => callback(), callback);
  }

  async close(): Promise<void> {
    await this.log.stopConsuming();
  }

  on(): void {
    throw new Error('the event log has no server events to listen to');
  }

  unwrap<T>(): T {
    return this.log as T;
  }
}

const toEventHandler = (nest: MessageHandler, { contract, options }: HandlerExtras): EventHandler => ({
  contract,
  options,
  async handle(received: Received<EventContract>) {
    const result = await nest(received, received.event);
    if (isObservable(result)) await lastValueFrom(result, { defaultValue: undefined });
  },
});
