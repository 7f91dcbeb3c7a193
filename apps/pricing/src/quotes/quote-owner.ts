import type { Lookup } from '@reprise/event-log';

/** The fan a quote was given to; null when this tenant gave no such quote. */
export const quoteOwner: Lookup<{ readonly tenant: string; readonly quoteId: string }, string | null> = {
  name: 'quote-owners',
  async load(asked, sql) {
    const found = await sql.query<{ quote_id: string; tenant: string; fan: string }>(
      'select quote_id, tenant, fan from quote where quote_id = any($1::text[])',
      [asked.map(({ quoteId }) => quoteId)],
      'pricing-quote-owners',
    );
    const owners = new Map(found.map(({ quote_id, tenant, fan }) => [`${quote_id}\n${tenant}`, fan]));
    return asked.map(({ tenant, quoteId }) => owners.get(`${quoteId}\n${tenant}`) ?? null);
  },
};
