/** Most words and themes of one search: each costs a test of every message. The most informative ones are kept. */
const TERMS_MAX = 20;
/** The latest turns, by which it is judged how informative a word is. */
const SAMPLE = 200;
/** A word seen in more of them finds nothing by itself, unless the search has nothing better; it counts where others hit. */
const COMMON = 20;
/** Hits that lend to their neighbours; fewer lose answers, more find none. */
const LENDERS_MIN = 100;

// Weights of a word or theme, by where it comes from. Who somebody is called says little about what is meant.
const THEME = '0.6::float8';
const AGENDA = '0.6::float8';
const NAME = '0.2::float8';

// Of a hit's score, to the two turns before and after it. What directly follows a question answers it.
const BEFORE = `case row_number() over (order by m.at desc, m.seq desc) when 1 then 0.25::float8 else 0.1::float8 end`;
const AFTER = `case row_number() over (order by m.at, m.seq) when 1 then
  case when hit.text like '%?%' then 0.8::float8 else 0.4::float8 end else 0.16::float8 end`;
/** Turns further apart have nothing to do with each other, even if nothing was said between them. */
const SITTING = `interval '24 hours'`;
const DAY = `floor(extract(epoch from m.at))::bigint / 86400`;
/** Of the mean of the three best hits of a day, to every turn of that day. */
const SAME_DAY = '0.3::float8';
const OTHER_AUTHOR = '0.8::float8';
const DAY_MEANT = '1.6::float8';

const QUESTIONS = `
  select q.*, c.messages, c.words, t.lexemes, n.fan || n.us as names,
    case when q.asks_for <> '' then q.asks_for
      when t.lexemes && n.fan and not t.lexemes && n.us then 'fan'
      when t.lexemes && n.us and not t.lexemes && n.fan then 'us' else '' end as author
  from unnest($1::int[], $2::text[], $3::text[], $4::int[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[])
    q(n, fan, besides, wanted, text, themes, agenda, agenda_themes, asks_for, days)
  join conversation c on c.fan = q.fan
  cross join lateral (select tsvector_to_array(to_tsvector('english', q.text)) as lexemes) t
  cross join lateral (
    select tsvector_to_array(to_tsvector('english', coalesce(c.fan_name, ''))) as fan,
      tsvector_to_array(to_tsvector('english', coalesce(c.creator_name, ''))) as us
  ) n`;

const TERMS = `
    said as materialized (
      select lexeme, max(weight) as weight, quote_literal(lexeme)::tsquery as query
      from (
        select lexeme, case when lexeme = any (a.names) then ${NAME} else 1 end as weight from unnest(a.lexemes) lexeme
        union all select lexeme, ${AGENDA} from unnest(to_tsvector('english', a.agenda))
        union all select lexeme, ${THEME} from unnest(string_to_array(a.themes, ' ')) lexeme
        union all select lexeme, ${AGENDA} * ${THEME} from unnest(string_to_array(a.agenda_themes, ' ')) lexeme
      ) t group by lexeme
    ), sample as materialized (
      select terms from message m
      where m.fan = a.fan
      order by m.at desc, m.seq desc limit ${SAMPLE}
    ), term as materialized (
      select lexeme, weight, query, seen <= ${COMMON} or place <= 4 as telling
      from (
        select s.lexeme, s.weight, s.query, seen.n as seen,
          row_number() over (order by s.weight * ln(1 + (size.n - seen.n + 0.5::float8) / (seen.n + 0.5::float8)) desc, s.lexeme) as place
        from said s
        cross join (select count(*) as n from sample) size
        cross join lateral (select count(*) as n from sample where terms @@ s.query) seen
        where seen.n > 0 or size.n < a.messages
      ) t where place <= ${TERMS_MAX}
    )`;

const HITS = `
    hit as materialized (
      select m.seq, m.at, m.words, t.lexeme, t.weight
      from message m cross join term t
      where m.fan = a.fan and m.message_id <> a.besides
        and m.terms @@ (select string_agg(quote_literal(lexeme), '|')::tsquery from term where telling)
        and m.terms @@ t.query
    ), rarity as (
      select lexeme, ln(1 + (a.messages - count(*) + 0.5::float8) / (count(*) + 0.5::float8)) as idf from hit group by lexeme
    ), best as materialized (
      select h.seq, h.at,
        sum(r.idf * h.weight) * 1.9::float8 / (1 + 0.9::float8 * (0.6::float8 + 0.4::float8 * h.words * a.messages / a.words)) as score
      from hit h join rarity r using (lexeme)
      group by h.seq, h.at, h.words order by score desc limit greatest(${LENDERS_MIN}, a.wanted * 2)
    )`;

const LENT = `
    lent as (
      select seq, at, score from best
      union all
      select near.seq, near.at, best.score * near.share
      from best join message hit on hit.fan = a.fan and hit.at = best.at and hit.seq = best.seq
      cross join lateral (
        (select m.seq, m.at, ${BEFORE} as share
         from message m where m.fan = a.fan and (m.at, m.seq) < (best.at, best.seq) and m.at > best.at - ${SITTING}
         order by m.at desc, m.seq desc limit 2)
        union all
        (select m.seq, m.at, ${AFTER}
         from message m where m.fan = a.fan and (m.at, m.seq) > (best.at, best.seq) and m.at < best.at + ${SITTING}
         order by m.at, m.seq limit 2)
      ) near
    ), summed as materialized (
      select seq, at, score, ${DAY} as day
      from (
        select seq, at, sum(score) as score
        from lent group by seq, at order by score desc limit greatest(${LENDERS_MIN}, a.wanted * 2)
      ) m
    ), daily as materialized (
      select day, ${SAME_DAY} * sum(score) / 3 as share
      from (select ${DAY} as day, score, row_number() over (partition by ${DAY} order by score desc) as place from best m) d
      where place <= 3 group by day
    )`;

/** One statement for many questions. The columns of `unnest` are those that `searchMessages` gives. */
export const SEARCH = `
  with asked as (${QUESTIONS})
  select a.n, f.message_id as "messageId", f.author, f.text, f.at, f.score
  from asked a
  cross join lateral (
    with ${TERMS}, ${HITS}, ${LENT}
    select m.message_id, m.author, m.text, m.at, m.seq,
      (s.score * case when a.author = '' or (m.author = 'fan') = (a.author = 'fan') then 1 else ${OTHER_AUTHOR} end + coalesce(d.share, 0))
        * case when to_char(m.at at time zone 'UTC', 'YYYY-MM-DD') like any (string_to_array(a.days, ' ')) then ${DAY_MEANT} else 1 end as score
    from summed s
    join message m on m.fan = a.fan and m.at = s.at and m.seq = s.seq
    left join daily d on d.day = s.day
    where m.message_id <> a.besides
    order by score desc, m.at desc, m.seq desc limit a.wanted
  ) f
  order by a.n, f.score desc, f.at desc, f.seq desc`;
