import { DEFAULT_ARCHETYPE, type MachineTable, type Persona } from '@reprise/contracts';
import { defaultMachine, defaultPersona, type CreatorSettings, type Mode } from '@reprise/domain-generation';
import type { Lookup, Writer } from '@reprise/event-log';

/** What is known of a creator's settings; null where nobody has said anything. */
export interface SettingsRow {
  readonly creator: string;
  readonly tenant: string;
  readonly name: string | null;
  readonly archetype: string | null;
  readonly persona: Persona | null;
  readonly machine: MachineTable | null;
  readonly mode: Mode | null;
}

const EMPTY = { name: null, archetype: null, persona: null, machine: null, mode: null };

/** A change of some of the fields; the others stay. */
export const settingsChange = (
  subject: Pick<SettingsRow, 'creator' | 'tenant'>,
  change: Partial<Omit<SettingsRow, 'creator' | 'tenant'>>,
): SettingsRow => ({ ...EMPTY, ...change, creator: subject.creator, tenant: subject.tenant });

const STORE = `
  insert into creator_settings (creator, tenant, name, archetype, persona, machine, mode) values ($1, $2, $3, $4, $5, $6, $7)
  on conflict (creator) do update set
    name = coalesce(excluded.name, creator_settings.name), archetype = coalesce(excluded.archetype, creator_settings.archetype),
    persona = coalesce(excluded.persona, creator_settings.persona), machine = coalesce(excluded.machine, creator_settings.machine),
    mode = coalesce(excluded.mode, creator_settings.mode)`;

const json = (value: object | null) => (value === null ? null : JSON.stringify(value));

const valuesOf = ({ creator, tenant, name, archetype, persona, machine, mode }: SettingsRow) => [
  creator,
  tenant,
  name,
  archetype,
  json(persona),
  json(machine),
  mode,
];

export const settingsWriter: Writer<SettingsRow> = {
  name: 'creator-settings',
  async flush(rows, sql) {
    // One statement a row: two changes of one creator in a batch must not meet in one upsert, and settings change rarely.
    await Promise.all(rows.map((row) => sql.query(STORE, valuesOf(row), 'generation-store-settings')));
  },
};

/** What a creator's fans are answered from: what was published, or the default of the archetype. */
export const settingsOf: Lookup<string, CreatorSettings> = {
  name: 'creator-settings',
  async load(creators, sql) {
    const rows = await sql.query<SettingsRow>(
      'select * from creator_settings where creator = any($1::text[])',
      [[...new Set(creators)]],
      'generation-settings',
    );
    const known = new Map(rows.map((row) => [row.creator, toSettings(row)]));
    return creators.map((creator) => known.get(creator) ?? toSettings(undefined));
  },
};

export function toSettings(row: SettingsRow | undefined): CreatorSettings {
  const archetype = row?.persona?.archetype ?? row?.archetype ?? DEFAULT_ARCHETYPE;
  return {
    persona: row?.persona ?? defaultPersona(archetype, row?.name ?? 'the creator'),
    machine: row?.machine ?? defaultMachine(archetype),
    mode: row?.mode ?? 'autopilot',
  };
}
