const ASKED = `
  from missing_request m
  where m.tenant = $1 and ($2::text[] is null or m.creator = any($2)) and ($3::timestamptz is null or m.at >= $3)`;

/** A topic, with up to three of the wordings it was asked in, the most frequent first. */
export const TOPICS = `
  with asked as (select m.* ${ASKED}),
  topics as (
    select topic, count(*)::int as times, count(distinct fan)::int as fans, count(distinct query)::int as wordings,
      count(distinct creator)::int as creators, min(at) as first_at, max(at) as last_at
    from asked group by topic order by times desc, last_at desc limit $4
  )
  select w.examples ->> 0 as "askedFor", t.times, t.fans, t.creators, t.wordings, w.examples, t.first_at as "firstAt", t.last_at as "lastAt",
    r.reasons
  from topics t
  cross join lateral (
    select json_agg(query order by n desc, query) as examples
    from (select query, count(*) as n from asked where asked.topic = t.topic group by query order by n desc, query limit 3) q
  ) w
  cross join lateral (
    select json_object_agg(reason, n) as reasons
    from (select reason, count(*)::int as n from asked where asked.topic = t.topic group by reason) q
  ) r
  order by t.times desc, t.last_at desc`;

/** Each creator whose fans asked in vain, with their three most wanted topics. */
export const CREATORS = `
  with asked as (select m.* ${ASKED}),
  topics as (
    select creator, topic, count(*)::int as times, mode() within group (order by query) as asked_for,
      row_number() over (partition by creator order by count(*) desc, topic) as place
    from asked group by creator, topic
  )
  select creator, sum(times)::int as times, count(*)::int as topics,
    json_agg(json_build_object('askedFor', asked_for, 'times', times) order by place) filter (where place <= 3) as top
  from topics group by creator order by times desc, creator limit $4`;

/**
 * From asking to owning, over all time, from the states of the fans: few fans point at traffic, many requests without an
 * item at the vault, many items proposed and few owned at the chat. Owned counts what an archive says was bought before.
 */
export const FUNNEL = `
  select count(*) filter (where proposed + missing > 0)::int as fans, coalesce(sum(proposed + missing), 0)::int as requests,
    coalesce(sum(proposed), 0)::int as proposed, coalesce(sum(missing), 0)::int as missing, coalesce(sum(owned), 0)::int as owned
  from facet f cross join lateral (
    select (f.state ->> 'proposed')::int as proposed, (f.state ->> 'missing')::int as missing, (f.state ->> 'owned')::int as owned
  ) counted
  where f.fan is not null and f.tenant = $1 and ($2::text[] is null or f.creator = any($2))`;

export const TOTAL = `
  select count(*)::int as times, count(distinct fan)::int as fans, count(distinct (creator, topic))::int as topics ${ASKED}`;

/**
 * Each creator’s way from asking to buying, over all time, the most asked first. An item that was offered and is owned
 * was bought after the offer: what a fan owns is not offered. $3: offers made after it may still be bought.
 */
export const DEMAND = `
  with asking as (
    select f.stream, f.creator, (f.state ->> 'proposed')::int + (f.state ->> 'missing')::int as requests,
      (f.state ->> 'missing')::int as missing
    from facet f where f.fan is not null and f.tenant = $1 and ($2::text[] is null or f.creator = any($2))
  ), demand as (
    select creator, count(*)::int as fans, sum(requests)::int as requests, sum(missing)::int as missing
    from asking where requests > 0 group by creator order by 3 desc, creator limit $4
  ), offered as (
    select a.creator, count(*)::int as offers, count(owned.id)::int as bought,
      (count(*) filter (where owned.id is null and (offer.value ->> 'lastAt')::timestamptz > $3))::int as waiting
    from asking a join demand using (creator)
    join facet_row offer on offer.stream = a.stream and offer.collection = 'offered'
    left join facet_row owned on owned.stream = a.stream and owned.collection = 'owned' and owned.id = offer.id
    group by a.creator
  )
  select d.creator, d.fans, d.requests, d.missing, coalesce(o.offers, 0) as offers, coalesce(o.bought, 0) as bought,
    coalesce(o.waiting, 0) as waiting
  from demand d left join offered o using (creator)
  order by d.requests desc, d.creator`;
