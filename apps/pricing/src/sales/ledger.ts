import { saleRecordedV1, saleReversedV1, type Sale } from '@reprise/contracts';
import { clearRows, type Projection } from '@reprise/event-log';
import { saleWriter } from './sale-writer.js';

/** The ledger of sales and reversals, from what pricing recorded of a fan. Pages of it go by the order in which lines came. */
export const ledger: Projection = {
  name: 'sales',
  of: 'fan',
  project(work, { tenant }, { type, data }) {
    if (type === saleRecordedV1.type || type === saleReversedV1.type)
      work.write(saleWriter, { tenant, sale: data as Sale });
  },
  clear: ({ fan }, sql) => clearRows(sql, { table: 'sale', key: 'sale_id', kept: ['seq'] }, 'fan = $1', fan),
};
