import { LocalServerError, startAnyBroker } from '@reprise/local-servers';
import { environment } from './config.js';
import { sharedServer } from './shared-server.js';

export interface TestKafka {
  /** As in KAFKA_BROKERS. Everybody shares this broker: use topic and group names of your own. */
  readonly brokers: string;
}

/** A real broker: of the environment, else by Docker, else a local JVM. Throws LocalServerError where none can run. */
export async function testKafka(): Promise<TestKafka> {
  return { brokers: environment.kafkaBrokers ?? (await sharedServer('kafka', startBroker)) };
}

/**
 * A suite that needs a broker: `await describeKafka('the relay', ({ brokers }) => { it(…) })`. Where no broker can
 * run the suite is skipped, loudly; with CI=true it fails.
 */
export async function describeKafka(title: string, suite: (kafka: TestKafka) => void): Promise<void> {
  let kafka: TestKafka;
  try {
    kafka = await testKafka();
  } catch (error) {
    if (!(error instanceof LocalServerError) || environment.isCi) throw error;
    say(`SKIPPED, no Kafka broker: ${title}\n${error.message}`);
    describe.skip(title, () => it('needs a Kafka broker', () => undefined));
    return;
  }
  describe(title, () => suite(kafka));
}

const startBroker = async () => (await startAnyBroker(say)).brokers;

const say = (line: string) => void process.stderr.write(`${line}\n`);
