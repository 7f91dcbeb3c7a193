// Folds sealed records of whole fans, as a replay does: parse, header check, fold, digest. Says how long it took.
import { parentPort, workerData } from 'node:worker_threads';
import { canonicalJson, eventOf, sha256, type LogRecord } from '@reprise/event-log';
import { facetDigests, fanDigest, FanFold } from '@reprise/fan-state';

const fans = workerData as readonly (readonly LogRecord[])[];
const started = performance.now();
let events = 0;
for (const records of fans) {
  const fold = new FanFold(records[0]!.key);
  for (const record of records) fold.apply(eventOf(record));
  fanDigest(facetDigests(fold.state(), { canonicalJson, sha256 }), { canonicalJson, sha256 });
  events += fold.position;
}
parentPort?.postMessage({ events, seconds: (performance.now() - started) / 1000 });
