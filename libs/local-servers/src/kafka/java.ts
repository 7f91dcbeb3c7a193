import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { machine } from '../config.js';
import { LocalServerError } from '../local-server-error.js';

const OLDEST = 17;

export interface Java {
  readonly program: string;
  readonly version: string;
}

/** The Java that runs the broker: of JAVA_HOME, else the first in PATH. */
export function findJava(javaHome: string | undefined = machine.javaHome): Java {
  const program = javaHome ? join(javaHome, 'bin/java') : 'java';
  const probe = spawnSync(program, ['-version'], { encoding: 'utf8' });
  const version = /version "([^"]+)"/.exec(probe.stderr ?? '')?.[1];
  if (version !== undefined && Number.parseInt(version, 10) >= OLDEST) return { program, version };
  throw new LocalServerError(
    'kafka/java-missing',
    `A local Kafka broker needs Java ${OLDEST} or newer; ${program} ${version ? `is ${version}` : 'does not run'}. ` +
      'Install one (or set JAVA_HOME), or set KAFKA_BROKERS to a broker.',
    { cause: probe.error },
  );
}
