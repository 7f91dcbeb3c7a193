import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { machine } from '../config.js';
import { LocalServerError } from '../local-server-error.js';

const COPY = 'org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy-dependencies';
const PAUSES_MS = [2_000, 10_000, 30_000];

/** The folder with the broker's jars: fetched once by Maven, then kept in the user's cache folder. */
export async function kafkaJars(log: (line: string) => void): Promise<string> {
  const pom = findPom();
  const version = createHash('sha256').update(readFileSync(pom)).digest('hex').slice(0, 12);
  const cache = join(machine.cacheHome, 'reprise');
  const jars = join(cache, `kafka-${version}`);
  if (existsSync(jars)) return jars;
  mkdirSync(cache, { recursive: true });
  const fresh = mkdtempSync(join(cache, 'fetching-'));
  try {
    log(`fetching the Kafka broker from Maven Central into ${jars}, once`);
    await fetchWithRetry(pom, fresh, log);
    renameSync(fresh, jars);
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    // Another process may have been faster: its folder is as good.
    if (!existsSync(jars)) throw error;
  }
  return jars;
}

async function fetchWithRetry(pom: string, outputDirectory: string, log: (line: string) => void): Promise<void> {
  for (const pause of [...PAUSES_MS, undefined]) {
    const problem = await runMaven([
      '-q',
      '-B',
      '-f',
      pom,
      COPY,
      '-DincludeScope=runtime',
      `-DoutputDirectory=${outputDirectory}`,
    ]);
    if (problem === undefined) return;
    if (pause === undefined)
      throw new LocalServerError('kafka/fetch-failed', `Maven could not fetch the Kafka broker: ${problem}`);
    log(`Maven failed, again in ${pause / 1000} s: ${problem.split('\n')[0]}`);
    await delay(pause);
  }
}

async function runMaven(args: string[]): Promise<string | undefined> {
  const child = spawn('mvn', args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += String(data)));
  try {
    const [code] = (await once(child, 'close')) as [number | null];
    return code === 0 ? undefined : output.trim().slice(0, 1_000);
  } catch (cause) {
    throw new LocalServerError(
      'kafka/maven-missing',
      'A local Kafka broker needs Maven (`mvn`) to fetch its jars once. Install it, or set KAFKA_BROKERS to a broker.',
      { cause },
    );
  }
}

/** This file may run from its source or from an app's bundle: the workspace is some folder above. */
function findPom(): string {
  for (let dir = import.meta.dirname; dir !== dirname(dir); dir = dirname(dir)) {
    const pom = join(dir, 'infra/kafka/pom.xml');
    if (existsSync(pom)) return pom;
  }
  throw new LocalServerError(
    'kafka/no-pom',
    'infra/kafka/pom.xml is not above this program: run it in the repository.',
  );
}
