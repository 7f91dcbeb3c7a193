import { createRequire } from 'node:module';

/** The requests of one connection of kafkajs: sent, or waiting for room or for the end of a throttling. */
interface RequestQueue {
  readonly pending: readonly unknown[];
  scheduleCheckPendingRequests(): void;
}

let ended = false;

/**
 * kafkajs 2.2.4 looks at the queue of every connection once a millisecond, for ever, though nothing is queued
 * (tulios/kafkajs#1704): a few per cent of a core for each idle connection, and a wake-up for every other process of the
 * machine. From here on a queue is looked at again only while something waits in it. Safe to repeat.
 */
export function endIdleLoop(): void {
  if (ended) return;
  ended = true;
  const { prototype } = createRequire(import.meta.url)('kafkajs/src/network/requestQueue') as {
    prototype: RequestQueue;
  };
  const { scheduleCheckPendingRequests: schedule } = prototype;
  prototype.scheduleCheckPendingRequests = function () {
    if (this.pending.length > 0) schedule.call(this);
  };
}
