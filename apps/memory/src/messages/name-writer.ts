import type { Writer } from '@reprise/event-log';

export interface NamesRow {
  readonly tenant: string;
  readonly fan: string;
  readonly fanName: string | null;
  readonly creatorName: string | null;
}

const STORE = `
  insert into conversation (fan, tenant, messages, fan_messages, words, fan_name, creator_name)
  select distinct on (fan) fan, tenant, 0, 0, 0, fan_name, creator_name
  from unnest($1::text[], $2::text[], $3::text[], $4::text[]) a(fan, tenant, fan_name, creator_name)
  on conflict (fan) do update set fan_name = excluded.fan_name, creator_name = excluded.creator_name`;

/** How the two of a conversation are called, as far as the platform says. */
export const nameWriter: Writer<NamesRow> = {
  name: 'names',
  async flush(rows, sql) {
    await sql.query(
      STORE,
      [
        rows.map(({ fan }) => fan),
        rows.map(({ tenant }) => tenant),
        rows.map(({ fanName }) => callName(fanName)),
        rows.map(({ creatorName }) => callName(creatorName)),
      ],
      'memory-store-names',
    );
  },
};

const SHORTEST = 3;

/** What somebody is called in a sentence: the first word of a full name or of a handle; "c1" is not a name. */
const callName = (name: string | null): string | null => {
  const first = /\p{L}+/u.exec(name ?? '')?.[0] ?? '';
  return first.length < SHORTEST ? null : first;
};
