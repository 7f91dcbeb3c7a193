import { setTimeout as delay } from 'node:timers/promises';
import { SERVICES, type ServiceName } from '@reprise/contracts';
import {
  compareFacets,
  facetDigests,
  fanDigest,
  FanFold,
  mapServices,
  type Difference,
  type FacetDigests,
} from '@reprise/fan-state';
import type { LogSource } from '../connection/log-source.js';
import { hashing } from '../output/hashing.js';
import type { LiveFacets } from './live-facets.js';

export interface ReplayedFan {
  readonly fan: string;
  readonly events: number;
  readonly repeats: number;
  readonly digest: string;
}

export interface FanDifference {
  readonly fan: string;
  readonly service: ServiceName;
  /** `not-published`: the log does not hold the stored version; `digest`: it does, and the state differs. */
  readonly kind: 'not-published' | 'digest';
  readonly version: number;
  readonly details: readonly Omit<Difference, 'service'>[];
}

export interface ReplayResult {
  readonly fans: readonly ReplayedFan[];
  readonly events: number;
  readonly repeats: number;
  readonly differences: readonly FanDifference[];
  readonly compared: number;
}

const PUBLISH_PATIENCE_MS = 30_000;

/** Folds the log, all of it or one fan, and compares with what the services store when asked to. */
export async function replay(
  source: LogSource,
  live: LiveFacets | null,
  fan: string | undefined,
  onEvents: (count: number) => void,
): Promise<ReplayResult> {
  // Stored versions first: the log, read afterwards, must hold them.
  const stored = live ? await live.digests(fan) : new Map<string, FacetDigests>();
  const folds = new Map<string, FanFold>();
  for await (const page of source.events(fan)) {
    for (const event of page) if (event.fan !== null) foldOf(folds, event.fan, stored).apply(event);
    onEvents(page.length);
  }
  if (live) await waitForStored(source, folds, stored);
  const fans = [...folds.values()].map((fold) => ({
    fan: fold.fan,
    events: fold.position,
    repeats: fold.repeats,
    digest: fanDigest(facetDigests(fold.state(), hashing), hashing),
  }));
  const differences: FanDifference[] = [];
  for (const [id, digests] of stored) differences.push(...(await compare(id, digests, folds.get(id), live!)));
  return {
    fans,
    events: fans.reduce((sum, f) => sum + f.events, 0),
    repeats: fans.reduce((sum, f) => sum + f.repeats, 0),
    differences,
    compared: stored.size,
  };
}

function foldOf(folds: Map<string, FanFold>, fan: string, stored: ReadonlyMap<string, FacetDigests>): FanFold {
  let fold = folds.get(fan);
  if (!fold) {
    const digests = stored.get(fan);
    fold = new FanFold(fan, digests ? { upTo: mapServices((service) => digests[service].version) } : {});
    folds.set(fan, fold);
  }
  return fold;
}

const isBehind = (fold: FanFold | undefined, digests: FacetDigests) =>
  SERVICES.some((service) => (fold?.version(service) ?? 0) < digests[service].version);

async function waitForStored(
  source: LogSource,
  folds: Map<string, FanFold>,
  stored: ReadonlyMap<string, FacetDigests>,
): Promise<void> {
  for (const end = Date.now() + PUBLISH_PATIENCE_MS; Date.now() < end; await delay(250)) {
    const behind = [...stored].filter(([fan, digests]) => isBehind(folds.get(fan), digests));
    if (behind.length === 0) return;
    for (const [fan] of behind) {
      folds.delete(fan);
      for await (const page of source.events(fan)) for (const event of page) foldOf(folds, fan, stored).apply(event);
    }
  }
}

async function compare(
  fan: string,
  stored: FacetDigests,
  fold: FanFold | undefined,
  live: LiveFacets,
): Promise<FanDifference[]> {
  const found: FanDifference[] = [];
  const replayed = facetDigests((fold ?? new FanFold(fan)).state(), hashing);
  for (const service of SERVICES) {
    const { version, digest } = stored[service];
    if (version === 0) continue;
    if (replayed[service].version < version) found.push({ fan, service, kind: 'not-published', version, details: [] });
    else if (replayed[service].digest !== digest) {
      const now = (await live.state(fan))[service];
      const details = now?.version === version ? compareFacets(service, now, fold!.facet(service)) : [];
      found.push({ fan, service, kind: 'digest', version, details });
    }
  }
  return found;
}
