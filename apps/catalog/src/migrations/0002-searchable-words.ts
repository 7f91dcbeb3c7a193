import type { Item } from '@reprise/contracts';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { searchableFields } from '../items/searchable-fields.js';

const PAGE = 1_000;

/** Items are indexed by their searchable words: what there is already is indexed again, and counted. */
export class SearchableWords1764200000000 implements MigrationInterface {
  readonly name = 'SearchableWords1764200000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table item add column title_words int not null
        generated always as (length(ts_filter(terms, '{a}'))) stored`);
    for (let after = 0; ;) {
      const page = (await runner.query('select seq, record from item where seq > $1 order by seq limit $2', [
        after,
        PAGE,
      ])) as { seq: string; record: Item }[];
      if (page.length === 0) break;
      await runner.query(REINDEX, [page.map(({ seq }) => seq), ...columns(page.map(({ record }) => record))]);
      after = Number(page.at(-1)!.seq);
    }
    await runner.query(COUNT_AGAIN);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table item drop column title_words');
  }
}

const columns = (items: readonly Item[]): string[][] => {
  const fields = items.map(searchableFields);
  return [0, 1, 2, 3].map((n) => fields.map((words) => words[n]!));
};

const REINDEX = `
  update item i set terms = setweight(to_tsvector('english', g.title), 'A') || setweight(to_tsvector('english', g.labels), 'B')
    || setweight(to_tsvector('english', g.described), 'C') || setweight(to_tsvector('english', g.spoken), 'D')
  from unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::text[]) g(seq, title, labels, described, spoken)
  where i.seq = g.seq`;

const COUNT_AGAIN = `
  truncate vault, vocabulary;
  insert into vault (creator, items, words) select creator, count(*), sum(words) from item where sellable group by creator;
  insert into vocabulary (creator, lexeme, items)
  select creator, lexeme, count(*) from item cross join lateral unnest(tsvector_to_array(terms)) lexeme
  where sellable group by creator, lexeme`;
