import { summaryUpdatedV1, type StoredEvent } from '@reprise/contracts';
import { nothingToRestore, type Projection } from '@reprise/event-log';
import { summaryWriter, type StoredSummary } from './summary-writer.js';

/** Summaries as they can be read and recalled: the open side of memory's own events. */
export const summaries: Projection<StoredEvent> = {
  name: 'summaries',
  of: 'fan',
  opens: [summaryUpdatedV1],
  project(work, _subject, event) {
    if (event.type === summaryUpdatedV1.type) work.write(summaryWriter, event as StoredSummary);
  },
  async clear({ fan }, sql) {
    await sql.query('delete from summary where fan = $1', [fan], 'memory-clear-summaries');
    return nothingToRestore;
  },
};
