import { machinePublishedV1, modeChangedV1, personaPublishedV1, type DataOf } from '@reprise/contracts';
import type { Projection } from '@reprise/event-log';
import { deskChange, deskWriter, type DeskRow } from './desks.js';

/** What one stream of a creator says of the desk. Name and archetype come with the creator's registration, of another service. */
const partOfDesk = (
  of: 'persona' | 'machine' | 'mode',
  part: (event: { readonly type: string; readonly data: unknown }) => Partial<DeskRow> | null,
): Projection => ({
  name: `desk-${of}`,
  of,
  project(work, ref, event) {
    const change = part(event);
    if (change) work.write(deskWriter, deskChange(ref, change));
  },
  async clear({ creator }, sql) {
    await sql.query(`update desk set ${of} = null where creator = $1`, [creator], `generation-clear-${of}`);
    return () => Promise.resolve();
  },
});

export const personas = partOfDesk('persona', ({ type, data }) =>
  type === personaPublishedV1.type ? { persona: (data as DataOf<typeof personaPublishedV1>).persona } : null,
);
export const machines = partOfDesk('machine', ({ type, data }) =>
  type === machinePublishedV1.type ? { machine: (data as DataOf<typeof machinePublishedV1>).machine } : null,
);
export const modes = partOfDesk('mode', ({ type, data }) =>
  type === modeChangedV1.type ? { mode: (data as DataOf<typeof modeChangedV1>).mode } : null,
);
