import { creatorStream, itemAddedV1, itemChangedV1 } from '@reprise/contracts';
import type { ItemEvent } from '@reprise/domain-catalog';
import type { Projection } from '@reprise/event-log';
import { vaultWriter } from './vault-writer.js';

/** Who is in an item, from its record. */
export const itemPeople: Projection = {
  name: 'item-people',
  of: 'item',
  project(work, { creator }, { type, data }) {
    const event = { type, data } as ItemEvent;
    if (event.type !== itemAddedV1.type && event.type !== itemChangedV1.type) return;
    const { itemId, consents: people } = event.data.item;
    // Most items show nobody, and a new one has no rows yet.
    if (people.length > 0 || event.type === itemChangedV1.type)
      work.write(vaultWriter, { people: { creator, itemId, people } });
  },
  async clear({ stream, creator }, sql) {
    const itemId = stream.slice(creatorStream('catalog', creator, 'item', '').length);
    await sql.query(
      'delete from item_person where creator = $1 and item_id = $2',
      [creator, itemId],
      'catalog-clear-people',
    );
    return () => Promise.resolve();
  },
};
