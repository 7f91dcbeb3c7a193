import type { Lookup, Writer } from '../work.js';

/** The highest version consumed of each producer's stream, by producer. */
export type Versions = Readonly<Record<string, number>>;

export interface StreamVersion {
  readonly stream: string;
  readonly version: number;
}

/** A stream is `<producer>:<subject>`. The streams of all producers about one subject, usually a fan, share a checkpoint. */
const halvesOf = (stream: string): readonly [producer: string, subject: string] => {
  const colon = stream.indexOf(':');
  return [stream.slice(0, colon), stream.slice(colon + 1)];
};

export const subjectOfStream = (stream: string): string => halvesOf(stream)[1];

/** The version consumed of a stream; 0 when none was. */
export const versionIn = (versions: Versions, stream: string): number => versions[halvesOf(stream)[0]] ?? 0;

/** The checkpoint of each subject. */
export const checkpoint: Lookup<string, Versions> = {
  name: 'checkpoint',
  async load(subjects, sql) {
    const rows = await sql.query<{ subject: string; versions: Versions }>(
      'select subject, versions from checkpoint where subject = any($1::text[])',
      [subjects],
      'log-checkpoint',
    );
    const found = new Map(rows.map((row) => [row.subject, row.versions]));
    return subjects.map((subject) => found.get(subject) ?? {});
  },
};

/** Moves checkpoints forward, never back: a version below the one that is there leaves it. */
export const moveCheckpoint: Writer<StreamVersion> = {
  name: 'checkpoint',
  async flush(rows, sql) {
    const moved = new Map<string, Record<string, number>>();
    for (const { stream, version } of rows) {
      const [producer, subject] = halvesOf(stream);
      const versions = moved.get(subject) ?? {};
      moved.set(subject, { ...versions, [producer]: Math.max(version, versions[producer] ?? 0) });
    }
    await sql.query(
      `insert into checkpoint (subject, versions) select * from unnest($1::text[], $2::jsonb[])
       on conflict (subject) do update set versions = checkpoint.versions || (
         select coalesce(jsonb_object_agg(e.key, e.value), '{}') from jsonb_each(excluded.versions) e
         where e.value::int > coalesce((checkpoint.versions->>e.key)::int, 0))`,
      [[...moved.keys()], [...moved.values()].map((versions) => JSON.stringify(versions))],
      'log-move-checkpoint',
    );
  },
};

/** SQL for the version consumed of the stream in a column. */
export const versionConsumed = (column: string): string =>
  `coalesce((select (c.versions->>split_part(${column}, ':', 1))::int from checkpoint c
     where c.subject = substr(${column}, strpos(${column}, ':') + 1)), 0)`;
