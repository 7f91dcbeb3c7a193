import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { LocalServerError } from '../local-server-error.js';
import { freePort, isPortFree } from '../ports.js';
import { launch, QUICK_JVM, READY, START_DEADLINE_MS, STOP_PATIENCE_MS, type Broker } from './broker.js';
import { classArchive } from './class-archive.js';
import { kafkaJars } from './jars.js';
import { findJava } from './java.js';

export interface KafkaOptions {
  /** Folder that keeps the log. Left out: a temporary one, removed at the end. */
  readonly dir?: string;
  /** Left out: any free port. */
  readonly port?: number;
  /** A slower start, and faster afterwards: for benchmarks and long runs. */
  readonly optimised?: boolean;
  /** Gets a line worth showing, e.g. that jars are being fetched. */
  readonly log?: (line: string) => void;
}

export interface LocalKafka {
  /** `host:port`, as in KAFKA_BROKERS. */
  readonly brokers: string;
  readonly port: number;
  /** Controlled shutdown. A broker that is not done after 15 s is ended as a power cut would: its log recovers. */
  stop(): Promise<void>;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
}

const ATTEMPTS = 5;
const OPTIMISED_JVM = ['-Xmx1g'];

/** Starts a real Kafka broker (KRaft) on the loopback interface; it ends with this process at the latest. */
export async function startKafka(options: KafkaOptions = {}): Promise<LocalKafka> {
  const { dir, port, log = () => undefined } = options;
  if (port !== undefined && !(await isPortFree(port))) throw portTaken(port);
  const java = findJava();
  const jars = await kafkaJars(log);
  const jvm = options.optimised ? OPTIMISED_JVM : [...QUICK_JVM, ...(await classArchive(jars, java, log))];
  const home = dir === undefined ? mkdtempSync(join(tmpdir(), 'reprise-kafka-')) : resolve(dir);
  mkdirSync(home, { recursive: true });
  const broker = { java, jars, home, temporary: dir === undefined };
  try {
    return await serve(broker, jvm, port);
  } catch (error) {
    discard(broker);
    throw error;
  }
}

async function serve(broker: Broker, jvm: readonly string[], port?: number): Promise<LocalKafka> {
  let problem = '';
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const ports = { clients: port ?? (await freePort()), controller: await freePort() };
    const server = await launch(broker, ports, jvm);
    if (await server.started(READY, START_DEADLINE_MS)) {
      const end = () => server.kill().then(() => discard(broker));
      return {
        brokers: `127.0.0.1:${ports.clients}`,
        port: ports.clients,
        stop: async () => {
          if (!(await server.stopWithin(STOP_PATIENCE_MS))) await end();
        },
        kill: end,
      };
    }
    problem = server.tail;
    if (/Failed to acquire lock on file/.test(problem)) throw alreadyRunning(broker.home);
    // Another program may take a port between our look and the broker's.
    if (!/Address already in use|Socket server failed to bind/.test(problem)) break;
    if (port !== undefined && !(await isPortFree(port))) throw portTaken(port);
  }
  throw new LocalServerError('kafka/failed', `The Kafka broker did not start: ${problem}`);
}

const discard = ({ home, temporary }: Broker) => {
  if (temporary) rmSync(home, { recursive: true, force: true });
};

const portTaken = (port: number) =>
  new LocalServerError(
    'kafka/port-taken',
    `Port ${port} of 127.0.0.1 is in use by another program. Stop that program, or choose another port.`,
  );

const alreadyRunning = (home: string) =>
  new LocalServerError('kafka/already-running', `Another Kafka broker already uses ${home}. Stop it first.`);
