import { saleRecordedV1, saleReversedV1, type Sale } from '@reprise/contracts';
import type { Projection } from '@reprise/event-log';
import { saleWriter } from './sale-writer.js';

/** Numbers the lines as they came: pages of the ledger go by it. */
interface Numbered {
  readonly id: string;
  readonly seq: string;
}

/** The ledger of sales and reversals, from what pricing recorded of a fan. */
export const ledger: Projection = {
  name: 'sales',
  project(work, { tenant }, { type, data }) {
    if (type === saleRecordedV1.type || type === saleReversedV1.type)
      work.write(saleWriter, { tenant, sale: data as Sale });
  },
  async clear({ fan }, sql) {
    const was = await sql.query<Numbered>(
      'delete from sale where fan = $1 returning sale_id as id, seq',
      [fan],
      'pricing-clear-sales',
    );
    return (again) =>
      again.query(
        `with fresh as (delete from sale s using unnest($1::text[], $2::bigint[]) w(id, seq) where s.sale_id = w.id returning s.*, w.seq as was)
         insert into sale overriding system value
         select (jsonb_populate_record(null::sale, to_jsonb(fresh) || jsonb_build_object('seq', was))).* from fresh`,
        [was.map(({ id }) => id), was.map(({ seq }) => seq)],
        'pricing-number-sales',
      );
  },
};
