import { SEARCH_WEIGHTS } from '@reprise/domain-catalog';

const { ADDED, BEST_HITS, FIELD, HEAD, LONGEST_QUERY, NEAREST_AT_LEAST, READ_AT_MOST, TASTE_LABELS, WEAK } =
  SEARCH_WEIGHTS;

/** What may be answered: sold at all, and inside the filters. */
const ALLOWED = `i.sellable and (a.currency is null or i.currency = a.currency)
          and (a.kind is null or i.kind = a.kind) and (a.price_max is null or i.price_minor <= a.price_max)`;

/** How often a word counts in item `i`, by the weight of the fields that mention it, and whether a title or label does. */
const fields = (
  word: string,
) => `${FIELD.title}::float8 * (i.terms @@ ${word}.title)::int + ${FIELD.label}::float8 * (i.terms @@ ${word}.label)::int
          + ${FIELD.described}::float8 * (i.terms @@ ${word}.described)::int + ${FIELD.spoken}::float8 * (i.terms @@ ${word}.spoken)::int as frequency,
        i.terms @@ ${word}.title as titled, i.terms @@ ${word}.label as labelled`;

/** BM25 (k1 = 0.9, b = 0.4) of a word in a record of so many words, and what it says of the record besides. */
const matched = (word: string, record: string) => `
      1.9 * ${word}.idf * ${record}.frequency / (${record}.frequency + 0.54 + vault.lengthwise * ${record}.words) as text,
      case when ${word}.telling then ${word}.idf else 0 end as told,
      case when ${record}.titled then ${word}.idf else 0 end as titled, ${record}.titled::int as title_hits,
      ${word}.telling and ${word}.naming and (${record}.titled or ${record}.labelled) as named`;
const SUMS = `sum(text) as text, sum(told) as told, sum(titled) as titled, sum(title_hits) as title_hits, bool_or(named) as named`;

/**
 * One statement that answers many turns, for what no index in memory answers (`search-items.ts`): the same search as
 * `searchVaults` of the domain, over vaults of any size, and what is shown when nothing in particular is asked for. Per turn, in order:
 * `word`   what is asked for, each word with its weight (idf over what this creator sells, more for what names the thing,
 *          less for praise); of a long query the rarest words; a misspelt one becomes its nearest neighbour in the
 *          vocabulary (trigrams);
 * `hit`    items that mention the rare words, with their BM25F over those: posting lists are read from the rarest on, up to
 *          4,000 entries; a word counts once per field, in the title most, in the transcript least;
 * `best`   the best 150 hits that are not owned, their records read once;
 * `scored` these, with what the words add that were too common to read (they cost nothing above), the share of
 *          the title that was asked for, the pairs of asked words that stand together, and the likeness of the title;
 * `browse` when nothing in particular is asked for (terms ''; null asks for an item by its id alone): what sells best, what
 *          is new, what resembles what the fan owns;
 * `part`   the earliest part the fan does not own of every set that was found.
 * Price, kind, currency, owned and withdrawn are conditions of the statement, so filters lose nothing.
 *
 * On public catalogs (`reprise eval catalog`), read once more (`secondReading`), with a plain BM25 in memory in brackets:
 * recall@10 of shop 0.63 (0.57) and Craigslist 0.74 (0.72), NDCG@10 of Abt-Buy 0.97 (0.87), Amazon-Google 0.91 (0.88) and
 * Walmart-Amazon 0.95 (0.92).
 * Planning is most of a single ask at 200 items; a batch of asks is planned once.
 */
export const SEARCH = `
with asked as (
  select * from unnest($1::int[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[],
      $8::text[], $9::text[], $10::text[], $11::bigint[], $12::int[])
    a(n, creator, shared, stream, terms, weak, heads, item_id, currency, kind, price_max, most)
)
select a.n, vault.items as sellable, answer.*
from asked a
cross join lateral (
  select coalesce(sum(items), 0)::float8 as items, 0.36 * coalesce(sum(items), 0) / greatest(sum(words), 1)::float8 as lengthwise
  from vault where creator in (a.creator, a.shared)
) vault
cross join lateral (
  with scope as materialized (
    select distinct creator from (values (a.creator), (a.shared)) s(creator)
  ), owned as materialized (
    select id from facet_row where stream = a.stream and collection = 'owned'
  ), taste as materialized (
    select label, count(distinct o.id)::float8 / (select count(*) from owned) as share
    from owned o
    join lateral (select tags, kind from item where creator in (a.creator, a.shared) and item_id = o.id limit 1) i on true
    cross join lateral (select lower(t) as label from unnest(i.tags) t union select lower(i.kind)) l
    where label is not null
    group by label order by share desc, label limit ${TASTE_LABELS}
  ), exact as materialized (
    select w.lexeme as asked, w.positions, v.items,
      case when w.lexeme = any(tsvector_to_array(to_tsvector('english', a.weak))) then ${WEAK}
        when w.lexeme = any(tsvector_to_array(to_tsvector('english', a.heads))) then ${HEAD} else 1 end as weight
    from unnest(to_tsvector('english', a.terms)) w
    cross join lateral (
      select sum(known.items)::float8 as items from scope join vocabulary known on known.creator = scope.creator
      where known.lexeme = w.lexeme and known.items > 0
    ) v
    order by v.items nulls first, w.lexeme limit ${LONGEST_QUERY}
  ), nearest as (
    select u.asked, u.weight, u.positions, s.lexeme, s.items
    from (
      select * from exact where items is null and asked ~ '^[[:alpha:]]{4,}$' order by length(asked) desc, asked limit 3
    ) u
    cross join lateral (
      select v.lexeme, v.items::float8 as items from scope join vocabulary v on v.creator = scope.creator
      where v.lexeme % u.asked and v.items > 0 and similarity(v.lexeme, u.asked) >= ${NEAREST_AT_LEAST}
      order by similarity(v.lexeme, u.asked) desc, v.items desc limit 1
    ) s
  ), word as materialized (
    select asked, lexeme, items, positions, weight > ${WEAK} as telling, length(lexeme) > 1 as naming,
      weight * ln(1 + (greatest(vault.items, items) - items + 0.5) / (items + 0.5)) as idf,
      quote_literal(lexeme)::tsquery as any_field,
      (quote_literal(lexeme) || ':A')::tsquery as title, (quote_literal(lexeme) || ':B')::tsquery as label,
      (quote_literal(lexeme) || ':C')::tsquery as described, (quote_literal(lexeme) || ':D')::tsquery as spoken
    from (
      select asked, asked as lexeme, items, positions, weight from exact where items is not null
      union all select asked, lexeme, items, positions, weight from nearest
    ) known
  ), pair as materialized (
    select least(f.idf, n.idf) as idf, (f.any_field <-> n.any_field) || tsquery_phrase(f.any_field, n.any_field, 2) as near
    from word f cross join lateral unnest(f.positions) p(place)
    join word n on n.positions && array[p.place + 1, p.place + 2]::smallint[] and n.lexeme <> f.lexeme
  ), wanted as materialized (
    select greatest(sum(idf), 0.001) as idf, sum(idf) / count(*) as mean, nullif(sum(idf) filter (where telling), 0) as telling
    from (
      select idf, telling from word
      union all
      select weight * ln(1 + (vault.items + 0.5) / 0.5), weight > ${WEAK} from exact
      where asked not in (select asked from word) and asked !~ '[[:alpha:]][[:digit:]]|[[:digit:]][[:alpha:]]'
    ) w
  ), ranked as materialized (
    select *, sum(items) over rarest <= ${READ_AT_MOST} or row_number() over rarest = 1 as is_read
    from word window rarest as (order by items, lexeme)
  ), posting as materialized (
    select h.place, h.item_id, ${matched('p', 'h')}
    from ranked p
    cross join scope
    cross join lateral (
      select i.ctid as place, i.item_id, i.words, ${fields('p')}
      from item i
      where i.creator = scope.creator and i.terms @@ p.any_field and ${ALLOWED}
      limit ${READ_AT_MOST}
    ) h
    where p.is_read
  ), hit as materialized (
    select place, any_value(item_id) as item_id, ${SUMS} from posting group by place
  ), best as materialized (
    select hit.*, i.creator, i.title, i.title_words, i.words, i.terms
    from (
      select * from hit where item_id not in (select id from owned) order by text desc, item_id limit greatest(${BEST_HITS}, a.most)
    ) hit
    join item i on i.ctid = hit.place
  ), common as (
    select m.place, ${matched('w', 'm')}
    from ranked w
    cross join lateral (select i.place, i.words, ${fields('w')} from best i where i.terms @@ w.any_field offset 0) m
    where not w.is_read
  ), scored as materialized (
    select i.creator, i.item_id, w.named, w.told / wanted.telling as coverage,
      w.text + ${ADDED.title} * wanted.idf * w.titled / (w.titled + wanted.mean * greatest(i.title_words - w.title_hits, 0) + 0.001)
        + ${ADDED.pairs} * coalesce((select sum(pair.idf) from pair where i.terms @@ pair.near), 0)
        + ${ADDED.likeness} * wanted.idf * similarity(i.title, a.terms) as text
    from best i
    join (
      select place, ${SUMS} from (
        select place, text, told, titled, title_hits, named from best
        union all select place, text, told, titled, title_hits, named from common
      ) m group by place
    ) w using (place)
    cross join wanted
    order by text desc, i.item_id limit a.most
  ), browse as materialized (
    (select i.creator, i.item_id
      from item_sales s join item i on i.creator in (a.creator, a.shared) and i.item_id = s.item_id
      where a.terms = '' and s.creator = a.creator and ${ALLOWED}
        and i.item_id not in (select id from owned)
      order by s.sold desc limit 30)
    union
    (select i.creator, i.item_id from scope cross join lateral (
      select i.creator, i.item_id from item i
      where a.terms = '' and i.creator = scope.creator and ${ALLOWED}
        and i.item_id not in (select id from owned)
      order by i.seq desc limit 30) i)
    union
    (select i.creator, i.item_id
      from (select label from taste order by share desc, label limit 3) t
      cross join lateral (
        select i.creator, i.item_id from scope join item i on i.creator = scope.creator
        where a.terms = '' and i.terms @@ plainto_tsquery('english', replace(t.label, '_', ' ')) and i.item_id not in (select id from owned)
          and ${ALLOWED}
        limit 20
      ) i)
  ), found as (
    select creator, item_id, text, coverage, named from scored
    union all select creator, item_id, 0, 0, false from browse
    union all (
      select creator, item_id, 0, 0, false from item where creator in (a.creator, a.shared) and item_id = a.item_id
      order by creator = a.creator desc limit 1)
  ), part as (
    select distinct i.creator, i.item_id
    from (select distinct i.creator, i.part_of from found f join item i using (creator, item_id) where i.part_of is not null and i.sequence is not null) s
    cross join lateral (
      select * from item i
      where i.creator = s.creator and i.part_of = s.part_of and i.sequence is not null and i.sellable and i.item_id not in (select id from owned)
      order by i.sequence limit 1
    ) i
    where ${ALLOWED}
  ), candidate as (
    select creator, item_id, max(text) as text, max(coverage) as coverage, bool_or(named) as named
    from (select * from found union all select creator, item_id, 0, 0, false from part) c
    group by creator, item_id
  )
  select
    (select count(*)::int from hit where item_id in (select id from owned)) as "ownedMatches",
    (select coalesce(json_object_agg(label, share), '{}') from taste) as taste,
    (select coalesce(json_agg(json_build_object(
        'itemId', i.item_id, 'itemVersion', i.version, 'title', i.title, 'description', i.description, 'tags', i.tags, 'kind', i.kind,
        'durationSeconds', (i.record ->> 'durationSeconds')::float8,
        'partOf', i.part_of, 'sequence', i.sequence, 'priceMinor', i.price_minor, 'currency', i.currency, 'withdrawn', i.withdrawn,
        'text', round(c.text::numeric, 4), 'coverage', round(c.coverage::numeric, 4), 'named', c.named, 'sold', coalesce(s.sold, 0)
      ) order by c.text desc, i.item_id), '[]')
     from candidate c
     join item i on i.creator = c.creator and i.item_id = c.item_id
     left join item_sales s on s.creator = a.creator and s.item_id = i.item_id
     where i.creator = a.creator or not exists (select 1 from item own where own.creator = a.creator and own.item_id = i.item_id)
    ) as candidates
) answer`;
