import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { GuardedProcess } from '../guarded-process.js';
import { LocalServerError } from '../local-server-error.js';
import type { Java } from './java.js';
import { brokerProperties, type BrokerPorts } from './properties.js';

export interface Broker {
  readonly java: Java;
  readonly jars: string;
  /** Holds `data` and `server.properties`. */
  readonly home: string;
  /** Whether `home` is removed at the end. */
  readonly temporary: boolean;
}

export const READY = /Kafka Server started/;
export const START_DEADLINE_MS = 90_000;
/** A controlled shutdown takes half a second; now and then one waits for ever for a controller that is gone already. */
export const STOP_PATIENCE_MS = 15_000;
/** For short lives: starts sooner, runs slower. */
export const QUICK_JVM = ['-Xmx512m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1'];
const LOGGING = [
  '-Dorg.slf4j.simpleLogger.defaultLogLevel=warn',
  '-Dorg.slf4j.simpleLogger.log.kafka.server.KafkaRaftServer=info',
];

/** Writes the settings, formats the folder the first time, and starts the JVM. */
export async function launch(broker: Broker, ports: BrokerPorts, jvm: readonly string[]): Promise<GuardedProcess> {
  const { java, jars, home, temporary } = broker;
  const properties = join(home, 'server.properties');
  writeFileSync(properties, brokerProperties(ports, join(home, 'data')));
  await format(broker, properties);
  return new GuardedProcess({
    program: java.program,
    args: [...jvm, ...LOGGING, '-cp', join(jars, '*'), 'kafka.Kafka', properties],
    stopSignal: 'TERM',
    scrap: temporary ? home : undefined,
  });
}

async function format({ java, jars, home }: Broker, properties: string): Promise<void> {
  const dataDir = join(home, 'data');
  if (existsSync(join(dataDir, 'meta.properties'))) return;
  const clusterId = `R${randomBytes(16).toString('base64url').slice(1)}`; // may not begin with a dash
  const tool = ['kafka.tools.StorageTool', 'format', '-t', clusterId, '-c', properties];
  try {
    await promisify(execFile)(java.program, [...QUICK_JVM, ...LOGGING, '-cp', join(jars, '*'), ...tool]);
  } catch (cause) {
    rmSync(dataDir, { recursive: true, force: true });
    throw new LocalServerError('kafka/format-failed', `The Kafka log folder could not be made in ${home}`, { cause });
  }
}
