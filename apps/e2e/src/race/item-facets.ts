import { item, person } from '@reprise/domain-catalog';
import { itemStops } from '@reprise/domain-delivery';
import { canonicalJson } from '@reprise/event-sourcing';
import { fold, Rows, type AnyDecider } from '@reprise/event-sourcing';
import type pg from 'pg';
import type { TableEvent } from '../system/audit.js';

const FACETS = `
  select stream, state from catalog.facet where fan is null union all
  select stream, state from delivery.facet where fan is null`;

const deciderOf = (stream: string): AnyDecider => {
  if (stream.startsWith('delivery:')) return itemStops;
  return stream.includes('/person/') ? person : item;
};

/** Every item and person, as catalog and delivery store them, is what their own events fold to. */
export async function checkItemFacets(client: pg.Client, tables: readonly TableEvent[], findings: string[]) {
  const byStream = Map.groupBy(tables, ({ stream }) => stream);
  const { rows } = await client.query<{ stream: string; state: unknown }>(FACETS);
  for (const { stream, state } of rows) {
    const decider = deciderOf(stream);
    const replayed: unknown = fold(decider, decider.initial, byStream.get(stream) ?? [], new Rows());
    if (canonicalJson(replayed) !== canonicalJson(state)) findings.push(`${stream} is not what its events fold to`);
  }
  return { itemFacets: rows.length };
}
