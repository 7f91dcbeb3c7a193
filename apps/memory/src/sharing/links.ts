import { fanLinkedV1, fanUnlinkedV1, type DataOf, type StoredEvent } from '@reprise/contracts';
import { nothingToRestore, type LogProjection } from '@reprise/event-log';
import { linkWriter } from './link-writer.js';

/** Which fans are one person, as ingest says it. */
export const links: LogProjection<Pick<StoredEvent, 'id' | 'type' | 'data'>> = {
  name: 'links',
  from: [fanLinkedV1, fanUnlinkedV1],
  project(work, subject, { id: eventId, type, data }) {
    const { tenant, creator, fan } = subject;
    if (type === fanLinkedV1.type) {
      const { otherFan, otherCreator } = data as DataOf<typeof fanLinkedV1>;
      work.write(linkWriter, { tenant, creator, fan, otherFan, otherCreator, eventId });
    }
    if (type === fanUnlinkedV1.type) {
      const { otherFan } = data as DataOf<typeof fanUnlinkedV1>;
      work.write(linkWriter, { tenant, creator, fan, otherFan, otherCreator: '', eventId: null });
    }
  },
  async clear({ fan }, sql) {
    await sql.query('delete from fan_link where fan = $1', [fan], 'memory-clear-links');
    return nothingToRestore;
  },
};
