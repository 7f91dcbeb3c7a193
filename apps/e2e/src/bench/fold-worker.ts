// One thread of the fold's bench. `fold`: sealed records of whole fans, as a replay does it: parse, header check, fold, digest.
// `bare`: what any reader of the same bytes must do at least. Says how long it took.
import { createHash } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import { eventOf, sha256, type LogRecord } from '@reprise/event-log';
import { facetDigests, fanDigest, FanFold } from '@reprise/fan-state';

type Fan = readonly LogRecord[];

function fold(records: Fan): number {
  const state = new FanFold(records[0]!.key);
  for (const record of records) state.apply(eventOf(record));
  fanDigest(facetDigests(state.state(), sha256), sha256);
  return state.position;
}

let digests = 0;
function bare(records: Fan): number {
  for (const { value } of records) {
    JSON.parse(value);
    digests += createHash('sha256').update(value).digest('hex').length;
  }
  return records.length;
}

const { work, share } = workerData as { readonly work: 'bare' | 'fold'; readonly share: readonly Fan[] };
const perFan = { bare, fold }[work];
const started = performance.now();
let events = 0;
for (const records of share) events += perFan(records);
parentPort?.postMessage({ events, seconds: (performance.now() - started) / 1000, digests });
