import { factLearnedV1, factSupersededV1, type StoredEvent } from '@reprise/contracts';
import { nothingToRestore, type Projection } from '@reprise/event-log';
import { factWriter } from './fact-writer.js';
import type { StoredMemoryEvent } from './stored-facts.js';

/** What is known of a fan and what was: the open side of memory's own events. */
export const facts: Projection<StoredEvent> = {
  name: 'facts',
  of: 'fan',
  opens: [factLearnedV1],
  project(work, _subject, event) {
    if (event.type === factLearnedV1.type || event.type === factSupersededV1.type)
      work.write(factWriter, event as StoredMemoryEvent);
  },
  async clear({ fan }, sql) {
    await sql.query('delete from fact where fan = $1', [fan], 'memory-clear-facts');
    return nothingToRestore;
  },
};
