import { purchaseCompletedV1, type DataOf } from '@reprise/contracts';
import { ingestFan, purchaseVerdicts, type ImportPurchases, type PurchaseEntry } from '@reprise/domain-ingest';
import { decide } from '../fan-stream.js';
import { firstToldOf } from '../money/first-told.js';
import type { ArchiveKind } from './archive-kind.js';
import { extraOf, PURCHASE_FIELDS, purchaseLineSchema, type PurchaseLine } from './archive-line.js';

export const purchaseArchive: ArchiveKind<PurchaseLine, PurchaseEntry> = {
  schema: purchaseLineSchema,
  events: { types: [purchaseCompletedV1.type], id: 'purchaseId' },
  entryOf: (line) => {
    const extra = extraOf(line, PURCHASE_FIELDS);
    const { purchaseId, itemId, amountMinor, currency, quoteId, at: occurredAt } = line;
    const entry = { purchaseId, itemId, amountMinor, currency, quoteId: quoteId ?? null, occurredAt };
    return extra ? { ...entry, extra } : entry;
  },
  idOf: ({ purchaseId }) => purchaseId,
  /** What was paid was compared where it is decided; two sales under one id an hour apart are two. */
  isSame(entry, told) {
    const { origin, occurredAt } = told.data as DataOf<typeof purchaseCompletedV1>;
    return Promise.resolve(origin !== 'import' || occurredAt === entry.occurredAt);
  },
  async take(work, ref, fan, entries) {
    const { tenant, fan: buyer } = ref;
    const owners = await Promise.all(
      entries.map(({ purchaseId: id }) =>
        work.ask(firstToldOf, { tenant, platform: fan.platform, kind: 'purchase', id, fan: buyer }),
      ),
    );
    const own = entries.filter((_, i) => owners[i] === buyer);
    const command: ImportPurchases = { type: 'ImportPurchases', fan, entries: own };
    const { rows } = await work.state(ingestFan, ref, ingestFan.rows?.(command));
    const verdicts = purchaseVerdicts(own, rows);
    await decide(work, ref, command);
    return owners.map((owner) => (owner === buyer ? verdicts.shift()! : 'conflict'));
  },
};
