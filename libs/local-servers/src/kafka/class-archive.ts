import { existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../ports.js';
import { launch, QUICK_JVM, READY, START_DEADLINE_MS, STOP_PATIENCE_MS, type Broker } from './broker.js';

/**
 * Java options that use a class-data archive, which halves the start of the broker (2.2 s to 1.3 s). A broker that
 * is started and stopped once writes it: for this Java, beside the jars.
 */
export async function classArchive(jars: string, java: Broker['java'], log: (line: string) => void): Promise<string[]> {
  const archive = `${jars}-java-${java.version}.jsa`;
  if (!existsSync(archive)) {
    log('recording how the Kafka broker starts, once');
    await record({ java, jars, home: mkdtempSync(join(tmpdir(), 'reprise-kafka-')), temporary: true }, archive);
  }
  return [`-XX:SharedArchiveFile=${archive}`];
}

async function record(broker: Broker, archive: string): Promise<void> {
  const fresh = `${archive}.${process.pid}`;
  const ports = { clients: await freePort(), controller: await freePort() };
  try {
    const server = await launch(broker, ports, [...QUICK_JVM, `-XX:ArchiveClassesAtExit=${fresh}`]);
    await server.started(READY, START_DEADLINE_MS);
    if (!(await server.stopWithin(STOP_PATIENCE_MS))) await server.kill();
    // Without an archive the broker starts all the same: Java only warns.
    if (existsSync(fresh)) renameSync(fresh, archive);
  } finally {
    for (const path of [fresh, broker.home]) rmSync(path, { recursive: true, force: true });
  }
}
