import type { Subject, Writer } from '@reprise/event-log';

export interface Linked extends Subject {
  readonly kind: 'linked';
  readonly otherFan: string;
  readonly otherCreator: string;
  readonly eventId: string;
}
interface Pair {
  readonly fan: string;
  readonly otherFan: string;
}
type Ended = Pair & { readonly kind: 'ended' };
type Noted = Pair & { readonly kind: 'noted' };

const LINK = `
  insert into person_link (fan, other_fan, tenant, creator, other_creator, event_id) values ($1, $2, $3, $4, $5, $6)
  on conflict (fan, other_fan) do update set event_id = excluded.event_id, ended = false`;
const END = 'update person_link set ended = true where fan = $1 and other_fan = $2';
const FORGET = `
  delete from person_link where ended and ((fan = $1 and other_fan = $2) or (fan = $2 and other_fan = $1))`;

/** Links by the side that says so. One that ended counts until what crossed it is noted, and is then forgotten. */
export const personLinkWriter: Writer<Linked | Ended | Noted> = {
  name: 'person-links',
  // A link and its end in one batch must keep their order, and both are rare.
  flush: (rows, sql) =>
    Promise.all(
      rows.map((row) => {
        if (row.kind === 'ended') return sql.query(END, [row.fan, row.otherFan], 'pricing-end-link');
        if (row.kind === 'noted') return sql.query(FORGET, [row.fan, row.otherFan], 'pricing-forget-link');
        const { fan, otherFan, tenant, creator, otherCreator, eventId } = row;
        return sql.query(LINK, [fan, otherFan, tenant, creator, otherCreator, eventId], 'pricing-link');
      }),
    ),
};
