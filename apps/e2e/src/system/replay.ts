import type pg from 'pg';
import { SERVICES, type ServiceName, type StoredEvent } from '@reprise/contracts';
import { facetDigest, Rows } from '@reprise/event-sourcing';
import { isUnreadable, readEvent, sha256, type LogTransport } from '@reprise/event-log';
import { facetDigests, FanFold, type Facet } from '@reprise/fan-state';

export interface ReadLog {
  /** First occurrences, in the order of the log. */
  readonly events: readonly StoredEvent[];
  readonly records: number;
}

/** Everything in the log but its public copies; says so when one event is there with two contents. */
export async function readLog(transport: LogTransport, findings: string[]): Promise<ReadLog> {
  const byId = new Map<string, { event: StoredEvent; value: string }>();
  let records = 0;
  const reader = transport.reader();
  for (const topic of ['conversation.events', 'creator.events'])
    for await (const page of reader.read(topic))
      for (const record of page) {
        records++;
        const one = readEvent(record);
        if (isUnreadable(one)) {
          findings.push(`the record at ${one.place} is no event: ${one.reason}`);
          continue;
        }
        const { event } = one;
        const known = byId.get(event.id);
        if (!known) byId.set(event.id, { event, value: record.value });
        else if (known.value !== record.value || known.event.version !== event.version)
          findings.push(`event ${event.id} is in the log twice with different content`);
      }
  await reader.close();
  return { events: [...byId.values()].map(({ event }) => event), records };
}

/** Folds the log in this process and names every stored facet that is not what the log says. */
export async function checkReplay(
  client: pg.Client,
  log: readonly StoredEvent[],
  findings: string[],
): Promise<{ readonly facets: number }> {
  const folds = new Map<string, FanFold>();
  for (const event of log) {
    if (event.fan === null) continue;
    const fold = folds.get(event.fan) ?? new FanFold(event.fan);
    folds.set(event.fan, fold);
    fold.apply(event);
  }
  let facets = 0;
  for (const service of SERVICES)
    for (const { fan, ...live } of await storedFacets(client, service)) {
      facets++;
      const fold = folds.get(fan);
      const replayed = fold && facetDigests(fold.state(), sha256)[service];
      if (replayed?.version !== live.version || replayed.digest !== facetDigest(live, sha256))
        findings.push(
          `${service} of fan ${fan}: live version ${live.version}, replayed ${replayed?.version ?? 0}; digests differ`,
        );
    }
  return { facets };
}

async function storedFacets(client: pg.Client, service: ServiceName): Promise<(Facet & { fan: string })[]> {
  interface Row {
    readonly fan: string;
    readonly version: number;
    readonly state: unknown;
    readonly rows: readonly (readonly [collection: string, id: string, value: unknown])[] | null;
  }
  const { rows } = await client.query<Row>(
    `select f.fan, f.version, f.state, (select json_agg(json_build_array(r.collection, r.id, r.value)) from ${service}.facet_row r where r.stream = f.stream) as rows
     from ${service}.facet f where f.stream = '${service}:' || f.fan`,
  );
  return rows.map(({ rows: elements, ...facet }) => {
    const held = new Rows();
    held.load(
      [],
      (elements ?? []).map(([collection, id, value]) => ({ collection, id, value })),
    );
    return { ...facet, rows: held.toJSON() };
  });
}
