import { creatorStream } from '@reprise/contracts';
import { person as personDecider, type ConsentEvent } from '@reprise/domain-catalog';
import type { Projection } from '@reprise/event-log';
import { Rows } from '@reprise/event-sourcing';
import { consentWriter } from './consent-writer.js';

/** Who agreed to be shown, from what was recorded of a person. The last event alone says what is in force. */
export const consentRows: Projection = {
  name: 'consents',
  of: 'person',
  project(work, { tenant, creator }, { type, data, version, time: at }) {
    const event = { type, data } as ConsentEvent;
    const { person, reference } = event.data;
    const state = personDecider.evolve(personDecider.initial, event, new Rows());
    work.write(consentWriter, { tenant, creator, person, version, state, reference, at });
  },
  async clear({ stream, creator }, sql) {
    const key = [creator, stream.slice(creatorStream('catalog', creator, 'person', '').length)];
    const [was] = await sql.query<{ pending: boolean; version: number }>(
      'delete from consent where creator = $1 and person = $2 returning pending, version',
      key,
      'catalog-clear-consent',
    );
    // Of a change that was not stored, or of another one, the items are looked at again.
    return async (again) =>
      was &&
      again.query(
        'update consent set pending = $3 where creator = $1 and person = $2 and version = $4',
        [...key, was.pending, was.version],
        'catalog-restore-consent',
      );
  },
};
