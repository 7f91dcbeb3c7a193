import type pg from 'pg';
import type { Judge, TableEvent } from '../../system/audit.js';
import type { ActedPerson } from './acted.js';
import { checkCaps } from './caps.js';
import { mustHold } from './must-hold.js';
import type { Kind } from './scenario.js';
import { checkSendsUnderStops } from './sends.js';

const KINDS: readonly Kind[] = ['self-exclusion', 'opt-out', 'age'];
/** Where each service keeps the stops of a fan. */
const STOPS_IN = {
  ingest: (state: Stored) => Object.keys(state.restrictions ?? {}),
  generation: (state: Stored) => state.restrictions ?? [],
  pricing: (state: Stored) => state.stops ?? [],
  delivery: (state: Stored) => state.stops ?? [],
};
type Service = keyof typeof STOPS_IN;
interface Stored {
  readonly restrictions?: readonly string[];
  readonly stops?: readonly string[];
}

/** Judges whether every stop and every cap bound every fan of a person, from what was acknowledged and what was stored. */
export const judgePersons =
  (people: readonly ActedPerson[]): Judge =>
  async (client, tables, findings) => {
    const stored = await storedStops(client);
    const counts = { persons: people.length, fans: 0, mustHold: 0, held: 0, passed: 0, lifted: 0, linksEnded: 0 };
    for (const acted of people) {
      counts.fans += acted.fans.length;
      counts.lifted += acted.acts.filter(({ act, took }) => act.what === 'lift' && took).length;
      counts.linksEnded += acted.acts.filter(({ act, took }) => act.what === 'unlink' && took).length;
      for (const kind of KINDS)
        for (const place of mustHold(acted, kind)) {
          counts.mustHold++;
          checkHeld(acted.fans[place]!, kind, stored, findings);
        }
    }
    for (const held of stored.ingest.values()) counts.held += held.size;
    checkAgree(stored, findings);
    counts.passed = checkPassed(people, tables, findings);
    const sends = await checkSendsUnderStops(client, tables, findings);
    return { ...counts, ...sends, ...checkCaps(people, tables, findings) };
  };

type StopsByFan = Record<Service, ReadonlyMap<string, ReadonlySet<string>>>;

async function storedStops(client: pg.Client): Promise<StopsByFan> {
  const of = async (service: Service) => {
    const { rows } = await client.query<{ fan: string; state: Stored }>(
      `select fan, state from ${service}.facet where fan is not null`,
    );
    return new Map(rows.map(({ fan, state }) => [fan, new Set(STOPS_IN[service](state))] as const));
  };
  return {
    ingest: await of('ingest'),
    generation: await of('generation'),
    pricing: await of('pricing'),
    delivery: await of('delivery'),
  };
}

function checkHeld(fan: string, kind: Kind, stored: StopsByFan, findings: string[]): void {
  for (const service of Object.keys(STOPS_IN) as Service[])
    if (!stored[service].get(fan)?.has(kind)) findings.push(`${fan} is not stopped for ${kind} in ${service}`);
}

/** What ingest holds of a fan, and only that, is held by the services that follow it. */
function checkAgree(stored: StopsByFan, findings: string[]): void {
  for (const [fan, held] of stored.ingest)
    for (const service of ['generation', 'pricing', 'delivery'] as const) {
      const there = [...(stored[service].get(fan) ?? [])].toSorted().join();
      if (there !== [...held].toSorted().join())
        findings.push(`${fan} is stopped for [${[...held].join()}] in ingest and for [${there}] in ${service}`);
    }
}

interface Cited {
  readonly kind: string;
  readonly link?: { readonly otherFan: string; readonly since: string; readonly origin: string };
}

/** Every stop that came over a link cites one that its own stream held before, to a fan of the same person. */
function checkPassed(people: readonly ActedPerson[], tables: readonly TableEvent[], findings: string[]): number {
  const personOf = new Map(people.flatMap(({ person, fans }) => fans.map((fan) => [fan, person.name] as const)));
  const streams = Map.groupBy(
    tables.filter(({ type }) => type === 'ingest.fan-linked.v1' || type === 'ingest.fan-restricted.v1'),
    ({ stream }) => stream,
  );
  let passed = 0;
  for (const [stream, events] of streams) {
    const fan = stream.slice('ingest:'.length);
    const links = new Set<string>();
    for (const { type, data } of events) {
      if (type === 'ingest.fan-linked.v1') links.add(`${String(data['otherFan'])} ${String(data['occurredAt'])}`);
      const { kind, link } = data as unknown as Cited;
      if (type !== 'ingest.fan-restricted.v1' || !link) continue;
      passed++;
      if (!links.has(`${link.otherFan} ${link.since}`)) findings.push(`${fan}: ${kind} cites a link it never had`);
      if (personOf.get(link.origin) !== personOf.get(fan)) findings.push(`${fan}: ${kind} began with somebody else`);
    }
  }
  return passed;
}
