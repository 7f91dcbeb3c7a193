import type { Lookup, Sql, Subject } from '@reprise/event-log';

interface Pair {
  readonly fan: string;
  readonly otherFan: string;
}

const ENDED = `
  l.ended and not exists (select from person_link b where b.fan = l.other_fan and b.other_fan = l.fan and not b.ended)`;

/** Links that no side holds any more and whose crossings are not noted yet. */
export const endedLinks = (sql: Sql): Promise<(Subject & Pair)[]> =>
  sql.query(
    `select l.tenant, l.creator, l.fan, l.other_fan as "otherFan" from person_link l where ${ENDED} order by random() limit 20`,
    [],
    'pricing-ended-links',
  );

export const isEnded: Lookup<Pair, boolean> = {
  name: 'ended-links',
  async load(pairs, sql) {
    const rows = await sql.query<Pair>(
      `select l.fan, l.other_fan as "otherFan" from person_link l
       join unnest($1::text[], $2::text[]) q(fan, other_fan) on q.fan = l.fan and q.other_fan = l.other_fan where ${ENDED}`,
      [pairs.map(({ fan }) => fan), pairs.map(({ otherFan }) => otherFan)],
      'pricing-is-ended',
    );
    return pairs.map((pair) => rows.some(({ fan, otherFan }) => fan === pair.fan && otherFan === pair.otherFan));
  },
};
