import type pg from 'pg';
import type { TableEvent } from '../../system/audit.js';

const SUSPENDED = 'delivery.sending-suspended.v1';
const RESUMED = 'delivery.sending-resumed.v1';

/** No send that a stop binds starts once delivery has recorded the stop: both hold the fan's lock, so transactions order them. */
export async function checkSendsUnderStops(
  client: pg.Client,
  tables: readonly TableEvent[],
  findings: string[],
): Promise<Readonly<Record<string, number>>> {
  const { rows } = await client.query<{ draftId: string; tx: string }>(
    'select draft_id as "draftId", tx::text from delivery.begun',
  );
  const drafts = new Map(
    tables
      .filter(({ type }) => type === 'generation.reply-approved.v1')
      .map(({ stream, data }) => [
        String(data['draftId']),
        { fan: stream.split(':')[1]!, offers: data['offer'] !== null },
      ]),
  );
  const changes = Map.groupBy(
    tables.filter(({ type }) => type === SUSPENDED || type === RESUMED),
    ({ stream }) => stream.split(':')[1]!,
  );
  for (const { draftId, tx } of rows) {
    const draft = drafts.get(draftId);
    if (!draft) continue;
    const stops = new Set<string>();
    for (const change of changes.get(draft.fan) ?? [])
      if (change.tx < BigInt(tx) && change.type === SUSPENDED) stops.add(String(change.data['kind']));
      else if (change.tx < BigInt(tx)) stops.delete(String(change.data['kind']));
    const bound = [...stops].filter((kind) => kind !== 'self-exclusion' || draft.offers);
    if (bound.length > 0) findings.push(`the send of draft ${draftId} started under a stop for ${bound.join()}`);
  }
  return { sends: rows.length };
}
