import {
  fanMessageReceivedV1,
  historyImportedV1,
  platformMessageObservedV1,
  purchaseCompletedV1,
  type RestrictionKind,
} from '@reprise/contracts';
import type { RowReader } from '@reprise/event-sourcing';
import { admit } from '../screens/fold.js';
import type { HistoryEntry, ImportHistory, ImportPurchases, PurchaseEntry } from './commands.js';
import { join } from './join.js';
import { purchaseFact } from './money.js';
import { compare, isSeen, type MoneyFact, type Verdict } from './once.js';
import { restrictionsOf } from './restriction.js';
import type { IngestFan, IngestFanEvent } from './state.js';

const DAY_MS = 86_400_000;
/** Despair from years ago freezes nobody today; a stated age does, for only a person can tell that the fan grew up. */
const CRISIS_HOLDS_DAYS = 30;

/** What becomes of each archived message, in order: the first telling under an id stands, in the archive too. */
export function historyVerdicts(entries: readonly HistoryEntry[], rows: RowReader): Verdict[] {
  const told = new Map<string, HistoryEntry>();
  return entries.map((entry) => {
    const first = told.get(entry.messageId);
    if (first) return isSameMessage(entry, first) ? 'repeat' : 'conflict';
    told.set(entry.messageId, entry);
    return isSeen(rows, 'message', entry.messageId) ? 'repeat' : 'new';
  });
}

type ToldMessage = Pick<HistoryEntry, 'from' | 'text'> & { readonly occurredAt: string | null };

/** Whether two tellings of a message are of one message. A time that is null is not known as exactly as an archive has it. */
export const isSameMessage = (again: HistoryEntry, first: ToldMessage): boolean =>
  again.from === first.from &&
  (first.occurredAt === null || again.occurredAt === first.occurredAt) &&
  (again.text === first.text || admit(again.text).text === admit(first.text).text);

/** What becomes of each archived purchase, in order: the first telling of a purchase stands, in the archive too. */
export function purchaseVerdicts(entries: readonly PurchaseEntry[], rows: RowReader): Verdict[] {
  const told = new Map<string, MoneyFact>();
  return entries.map((entry) => {
    const fact = { ...purchaseFact(entry), occurredAt: entry.occurredAt };
    const first = told.get(entry.purchaseId);
    if (first) return compare(first, fact);
    told.set(entry.purchaseId, fact);
    return compare(rows.get<MoneyFact>('purchase', entry.purchaseId), purchaseFact(entry));
  });
}

/** Archived messages, screened like live ones: what restricts a fan restricts them also when it is read late. */
export function importHistory(command: ImportHistory, state: IngestFan, rows: RowReader): IngestFanEvent[] {
  const { fan, now } = command;
  const verdicts = historyVerdicts(command.entries, rows);
  const fresh = command.entries.filter((_, i) => verdicts[i] === 'new');
  if (fresh.length === 0) return [];
  const held: Partial<Record<RestrictionKind, unknown>> = { ...state.restrictions };
  const times = fresh.map(({ occurredAt }) => occurredAt).sort((a, b) => Date.parse(a) - Date.parse(b));
  return [
    ...join(fan, state, times[0]!, 'import'),
    ...fresh.flatMap((entry) => (entry.from === 'fan' ? fromFan(entry, held, now) : [toFan(entry)])),
    historyImportedV1.make({ messages: fresh.length, from: times[0]!, to: times.at(-1)!, occurredAt: now }),
  ];
}

/** Adds what it restricts to `held`, so that a long archive restricts once. */
function fromFan(
  entry: HistoryEntry & { from: 'fan' },
  held: Partial<Record<RestrictionKind, unknown>>,
  now: string,
): IngestFanEvent[] {
  const { messageId, itemId, quality, extra, occurredAt, screened } = entry;
  const { text, screens } = screened;
  const isRecent = Date.parse(now) - Date.parse(occurredAt) <= CRISIS_HOLDS_DAYS * DAY_MS;
  const restrictions = restrictionsOf(screened, entry, held, (kind) => kind === 'age' || isRecent);
  for (const { data } of restrictions) held[data.kind] = data;
  const data = { messageId, text, itemId, screens, quality, occurredAt, origin: 'import' as const };
  return [fanMessageReceivedV1.make(extra ? { ...data, extra } : data), ...restrictions];
}

function toFan(entry: Exclude<HistoryEntry, { from: 'fan' }>): IngestFanEvent {
  const { messageId, from: by, itemId, quality, extra, occurredAt } = entry;
  const data = { messageId, text: admit(entry.text).text, by, itemId, quality, occurredAt, origin: 'import' as const };
  return platformMessageObservedV1.make(extra ? { ...data, extra } : data);
}

/** Archived purchases. A conflict is left out here; `purchaseVerdicts` lets the shell name its line. */
export function importPurchases(
  { fan, entries }: ImportPurchases,
  state: IngestFan,
  rows: RowReader,
): IngestFanEvent[] {
  const verdicts = purchaseVerdicts(entries, rows);
  const fresh = entries.filter((_, i) => verdicts[i] === 'new');
  if (fresh.length === 0) return [];
  return [
    ...join(fan, state, fresh[0]!.occurredAt, 'import'),
    ...fresh.map(({ extra, ...purchase }) => {
      const data = { ...purchase, platform: fan.platform, origin: 'import' as const };
      return purchaseCompletedV1.make(extra ? { ...data, extra } : data);
    }),
  ];
}
