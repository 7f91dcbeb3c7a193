import { setTimeout as delay } from 'node:timers/promises';
import { fanMessageReceivedV1 } from '@reprise/contracts';
import { countOutcomes, MessageOutcomes, type Outcome } from '@reprise/fan-state';
import type { Connection } from '../connection/connection.js';
import { openSource } from '../connection/log-source.js';
import { FanRange } from '../replay/fan-range.js';

/** A little more than the reply bar and the sweep behind it. */
const PATIENCE_MS = 150_000;

/** Reads from the log what became of the messages recorded since `since`, once none is pending (or patience ends). */
export async function awaitOutcomes(
  connection: Connection,
  fans: ReadonlySet<string>,
  since: string,
): Promise<Record<Outcome, number>> {
  for (const end = Date.now() + PATIENCE_MS; ; await delay(1_000)) {
    const counts = await readOutcomes(connection, fans, since);
    if (counts.pending + counts.lost === 0 || Date.now() > end) return counts;
  }
}

async function readOutcomes(
  connection: Connection,
  fans: ReadonlySet<string>,
  since: string,
): Promise<Record<Outcome, number>> {
  const byFan = new Map([...fans].map((fan) => [fan, new MessageOutcomes()]));
  const played = new Set<string>();
  const source = openSource(connection);
  try {
    for await (const { events } of source.read(new FanRange(null, null), false))
      for (const { event } of events) {
        byFan.get(event.fan ?? '')?.apply(event);
        if (event.type === fanMessageReceivedV1.type && event.time >= since)
          played.add((event.data as { messageId: string }).messageId);
      }
  } finally {
    await source.close();
  }
  return countOutcomes(
    [...byFan.values()].flatMap((outcomes) => outcomes.list()).filter(({ messageId }) => played.has(messageId)),
  );
}
