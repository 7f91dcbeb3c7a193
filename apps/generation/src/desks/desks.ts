import { DEFAULT_ARCHETYPE, type MachineTable, type Persona } from '@reprise/contracts';
import { defaultMachine, defaultPersona, type Desk, type Mode } from '@reprise/domain-generation';
import type { Lookup, Writer } from '@reprise/event-log';

/** What is known of a creator's desk; null where nobody has said anything. */
export interface DeskRow {
  readonly creator: string;
  readonly tenant: string;
  readonly name: string | null;
  readonly archetype: string | null;
  readonly persona: Persona | null;
  readonly machine: MachineTable | null;
  readonly mode: Mode | null;
}

const EMPTY = { name: null, archetype: null, persona: null, machine: null, mode: null };

/** A change of some of a desk's fields; the others stay. */
export const deskChange = (
  subject: Pick<DeskRow, 'creator' | 'tenant'>,
  change: Partial<Omit<DeskRow, 'creator' | 'tenant'>>,
): DeskRow => ({ ...EMPTY, ...change, creator: subject.creator, tenant: subject.tenant });

const STORE = `
  insert into desk (creator, tenant, name, archetype, persona, machine, mode) values ($1, $2, $3, $4, $5, $6, $7)
  on conflict (creator) do update set
    name = coalesce(excluded.name, desk.name), archetype = coalesce(excluded.archetype, desk.archetype),
    persona = coalesce(excluded.persona, desk.persona), machine = coalesce(excluded.machine, desk.machine),
    mode = coalesce(excluded.mode, desk.mode)`;

const json = (value: object | null) => (value === null ? null : JSON.stringify(value));

const valuesOf = ({ creator, tenant, name, archetype, persona, machine, mode }: DeskRow) => [
  creator,
  tenant,
  name,
  archetype,
  json(persona),
  json(machine),
  mode,
];

export const deskWriter: Writer<DeskRow> = {
  name: 'desks',
  async flush(rows, sql) {
    // One statement a row: two changes of one desk in a batch must not meet in one upsert, and desks change rarely.
    await Promise.all(rows.map((row) => sql.query(STORE, valuesOf(row), 'generation-store-desk')));
  },
};

/** The desk a creator's fans are answered from: what was published, or the default of the archetype. */
export const deskOf: Lookup<string, Desk> = {
  name: 'desks',
  async load(creators, sql) {
    const rows = await sql.query<DeskRow>(
      'select * from desk where creator = any($1::text[])',
      [[...new Set(creators)]],
      'generation-desks',
    );
    const desks = new Map(rows.map((row) => [row.creator, toDesk(row)]));
    return creators.map((creator) => desks.get(creator) ?? toDesk(undefined));
  },
};

export function toDesk(row: DeskRow | undefined): Desk {
  const archetype = row?.persona?.archetype ?? row?.archetype ?? DEFAULT_ARCHETYPE;
  return {
    persona: row?.persona ?? defaultPersona(archetype, row?.name ?? 'the creator'),
    machine: row?.machine ?? defaultMachine(archetype),
    mode: row?.mode ?? 'autopilot',
  };
}
