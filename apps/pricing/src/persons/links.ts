import { fanLinkedV1, fanUnlinkedV1, type DataOf, type StoredEvent } from '@reprise/contracts';
import type { LogProjection } from '@reprise/event-log';
import { personLinkWriter } from './person-links.js';

const CLEAR = 'delete from person_link where fan = $1 returning other_fan as "otherFan", ended';
const FORGET_ENDED = 'delete from person_link where fan = $1 and ended and other_fan <> all($2::text[])';

/** Which fans are one person, as ingest says it: whose spend a cap counts. */
export const personLinks: LogProjection<Pick<StoredEvent, 'id' | 'type' | 'data'>> = {
  name: 'person-links',
  from: [fanLinkedV1, fanUnlinkedV1],
  project(work, subject, { id: eventId, type, data }) {
    if (type === fanLinkedV1.type) {
      const { otherFan, otherCreator } = data as DataOf<typeof fanLinkedV1>;
      work.write(personLinkWriter, { kind: 'linked', ...subject, otherFan, otherCreator, eventId });
    }
    if (type === fanUnlinkedV1.type) {
      const { otherFan } = data as DataOf<typeof fanUnlinkedV1>;
      work.write(personLinkWriter, { kind: 'ended', fan: subject.fan, otherFan });
    }
  },
  async clear({ fan }, sql) {
    const was = await sql.query<{ otherFan: string; ended: boolean }>(CLEAR, [fan], 'pricing-clear-links');
    const waiting = was.filter(({ ended }) => ended).map(({ otherFan }) => otherFan);
    // An ended link that waits for nobody is over: noting it now would count what was spent since.
    return (again) => again.query(FORGET_ENDED, [fan, waiting], 'pricing-forget-ended-links');
  },
};
