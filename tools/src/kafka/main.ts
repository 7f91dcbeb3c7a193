import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { LocalServerError, startKafka } from '@reprise/local-servers';

/** `npm run kafka [-- --port N --dir FOLDER]`: a broker in the foreground until Ctrl-C. */
export async function main(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { port: { type: 'string' }, dir: { type: 'string' } } });
  const port = values.port === undefined ? undefined : Number(values.port);
  try {
    const broker = await startKafka({
      optimised: true,
      log: (line) => void process.stderr.write(`${line}\n`),
      ...(port === undefined ? {} : { port }),
      ...(values.dir === undefined ? {} : { dir: values.dir }),
    });
    process.stdout.write(`KAFKA_BROKERS=${broker.brokers}\n`);
    const keepAlive = setInterval(() => undefined, 60_000);
    await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
    clearInterval(keepAlive);
    await broker.stop();
    return 0;
  } catch (error) {
    if (!(error instanceof LocalServerError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
}
