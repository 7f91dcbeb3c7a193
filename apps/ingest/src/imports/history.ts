import { historyVerdicts, ingestFan, type HistoryEntry, type ImportHistory } from '@reprise/domain-ingest';
import { decide } from '../fan-stream.js';
import type { ArchiveKind } from './archive-kind.js';
import { extraOf, HISTORY_FIELDS, historyLineSchema, type HistoryLine } from './archive-line.js';

export const historyArchive: ArchiveKind<HistoryLine, HistoryEntry> = {
  schema: historyLineSchema,
  entryOf: (line, { identity }) => {
    const extra = extraOf(line, HISTORY_FIELDS);
    const { from, text, itemId, quality, at: occurredAt } = line;
    const entry = { from, text, itemId: itemId ?? null, quality: quality ?? null, occurredAt };
    return { messageId: line.ref ?? identity, ...entry, ...(extra && { extra }) };
  },
  async take(work, ref, fan, entries) {
    const command: ImportHistory = { type: 'ImportHistory', fan, entries, now: work.now };
    const { rows } = await work.state(ingestFan, ref, ingestFan.rows?.(command));
    const verdicts = historyVerdicts(entries, rows);
    await decide(work, ref, command);
    return verdicts;
  },
};
