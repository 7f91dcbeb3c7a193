import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { StartError } from './start-error.js';

const wholeNumber = (min: number, max: number) =>
  z.string().regex(/^\d+$/, 'expected a whole number').transform(Number).pipe(z.number().min(min).max(max));

const brokers = z.string().regex(/^[^\s,:]+:\d+(,[^\s,:]+:\d+)*$/, 'expected host:port,host:port');

const optionsSchema = z.object({
  fresh: z.boolean().default(false),
  'no-sandbox': z.boolean().default(false),
  pace: z
    .string()
    .regex(/^\d+(\.\d+)?$/, 'expected a number that is 0 or more')
    .transform(Number)
    .pipe(z.number().min(0).max(10_000))
    .prefault('10'),
  port: wholeNumber(0, 65_535).prefault('4000'),
  data: z
    .string()
    .min(1)
    .default('.reprise')
    .transform((dir) => resolve(dir)),
  kafka: brokers.optional(),
  help: z.boolean().default(false),
});

/** What `npm start` reads of the environment; the services get the rest as it is. */
export const standaloneEnvironmentSchema = z.object({
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: 'expected postgres://user:password@host:port/database' })
    .optional()
    .describe('A Postgres that is there already. Unset: the one that comes with npm, in the data folder.'),
  KAFKA_BROKERS: brokers.optional().describe('Kafka for the log, as `--kafka`. Unset: the log is kept in Postgres.'),
  REPRISE_SANDBOX: z.enum(['on', 'off']).default('on').describe('`off`: no simulated fans, as `--no-sandbox`.'),
});

/** How to run: the command line, and the few variables that say the same. */
export interface StandaloneOptions {
  readonly fresh: boolean;
  /** Simulated fans, and samples for them to talk about. The stand-in platform itself always runs. */
  readonly sandbox: boolean;
  /** Natural delays are divided by this; 0 leaves them out. */
  readonly pace: number;
  readonly port: number;
  readonly dataDir: string;
  readonly kafka: string | undefined;
  /** A Postgres that is there already; unset, one from npm is started. */
  readonly databaseUrl: string | undefined;
  readonly help: boolean;
}

export const USAGE = `usage: npm start -- [options]

  --pace N         divide natural delays (reading, thinking, typing) by N; 1 is natural, 0 none (default 10)
  --port N         HTTP port (default 4000; 0 takes a free one)
  --data DIR       where data, keys and the database live (default .reprise)
  --fresh          erase that data first and begin anew
  --no-sandbox     no simulated fans and no sample creators (also REPRISE_SANDBOX=off)
  --kafka BROKERS  keep the log in Kafka, host:port,host:port, instead of Postgres (also KAFKA_BROKERS)
  --help           this text

DATABASE_URL names a Postgres to use instead of the one that comes with npm.
`;

/** Reads the command line and the environment; throws StartError naming what is wrong. */
export function readOptions(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): StandaloneOptions {
  const { fresh, pace, port, data, kafka, help, ...given } = parsed(optionsSchema, rawOptions(args), '--');
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const { DATABASE_URL, KAFKA_BROKERS, REPRISE_SANDBOX } = parsed(standaloneEnvironmentSchema, set, '');
  return {
    fresh,
    sandbox: !given['no-sandbox'] && REPRISE_SANDBOX === 'on',
    pace,
    port,
    dataDir: data,
    kafka: kafka ?? KAFKA_BROKERS,
    databaseUrl: DATABASE_URL,
    help,
  };
}

function parsed<S extends z.ZodType>(schema: S, input: object, prefix: string): z.output<S> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const wrong = result.error.issues.map(({ path, message }) => `${prefix}${path.join('.')}: ${message}`);
  throw new StartError(`${wrong.join('\n')}\n\n${USAGE}`, 2);
}

function rawOptions(args: readonly string[]): Record<string, unknown> {
  try {
    return parseArgs({
      args: [...args],
      options: {
        fresh: { type: 'boolean' },
        'no-sandbox': { type: 'boolean' },
        pace: { type: 'string' },
        port: { type: 'string' },
        data: { type: 'string' },
        kafka: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
  } catch (error) {
    throw new StartError(`${(error as Error).message}\n\n${USAGE}`, 2);
  }
}
