import { fanMessageReceivedV1, platformMessageObservedV1, type DataOf } from '@reprise/contracts';
import {
  admit,
  historyVerdicts,
  ingestFan,
  isSameMessage,
  screenMessage,
  type HistoryEntry,
  type ImportHistory,
} from '@reprise/domain-ingest';
import { decide } from '../fan-stream.js';
import type { ArchiveKind } from './archive-kind.js';
import { extraOf, HISTORY_FIELDS, historyLineSchema, type HistoryLine } from './archive-line.js';

type Stored = DataOf<typeof fanMessageReceivedV1> | DataOf<typeof platformMessageObservedV1>;

export const historyArchive: ArchiveKind<HistoryLine, HistoryEntry> = {
  schema: historyLineSchema,
  events: { types: [fanMessageReceivedV1.type, platformMessageObservedV1.type], id: 'messageId' },
  recordOf: ({ record, identity }) =>
    typeof record === 'object' && record !== null && !Array.isArray(record)
      ? { ...record, ref: ('ref' in record ? record.ref : null) ?? identity }
      : record,
  isShortened: ({ text }) => admit(text).truncated,
  entryOf: (line) => {
    const extra = extraOf(line, HISTORY_FIELDS);
    const { from, text, itemId, quality, at: occurredAt } = line;
    const said = { text, itemId: itemId ?? null, quality: quality ?? null, occurredAt, ...(extra && { extra }) };
    const entry = { messageId: line.ref, ...said };
    return from === 'fan' ? { ...entry, from, screened: screenMessage(text, occurredAt) } : { ...entry, from };
  },
  idOf: ({ messageId }) => messageId,
  async isSame(entry, told, open) {
    const data = told.data as Stored;
    const text = await open<string>(data.text);
    // A platform's archive has other clocks than its webhooks.
    const occurredAt = data.origin === 'import' ? data.occurredAt : null;
    return isSameMessage(entry, { from: 'by' in data ? data.by : 'fan', text, occurredAt });
  },
  async take(work, ref, fan, entries) {
    const command: ImportHistory = { type: 'ImportHistory', fan, entries, now: work.now };
    const { rows } = await work.state(ingestFan, ref, ingestFan.rows?.(command));
    const verdicts = historyVerdicts(entries, rows);
    await decide(work, ref, command);
    return verdicts;
  },
};
