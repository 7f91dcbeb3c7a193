import { machinePublishedV1, modeChangedV1, personaPublishedV1, type DataOf } from '@reprise/contracts';
import type { Projection } from '@reprise/event-log';
import { settingsChange, settingsWriter, type SettingsRow } from './creator-settings.js';

/** What one stream of a creator says of the settings. Name and archetype come with the creator's registration, of another service. */
const partOfSettings = (
  of: 'persona' | 'machine' | 'mode',
  part: (event: { readonly type: string; readonly data: unknown }) => Partial<SettingsRow> | null,
): Projection => ({
  name: `settings-${of}`,
  of,
  project(work, ref, event) {
    const change = part(event);
    if (change) work.write(settingsWriter, settingsChange(ref, change));
  },
  async clear({ creator }, sql) {
    await sql.query(`update creator_settings set ${of} = null where creator = $1`, [creator], `generation-clear-${of}`);
    return () => Promise.resolve();
  },
});

export const personas = partOfSettings('persona', ({ type, data }) =>
  type === personaPublishedV1.type ? { persona: (data as DataOf<typeof personaPublishedV1>).persona } : null,
);
export const machines = partOfSettings('machine', ({ type, data }) =>
  type === machinePublishedV1.type ? { machine: (data as DataOf<typeof machinePublishedV1>).machine } : null,
);
export const modes = partOfSettings('mode', ({ type, data }) =>
  type === modeChangedV1.type ? { mode: (data as DataOf<typeof modeChangedV1>).mode } : null,
);
