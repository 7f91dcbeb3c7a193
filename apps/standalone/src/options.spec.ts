import { resolve } from 'node:path';
import { readOptions } from './options.js';
import { StartError } from './start-error.js';

const refusal = (args: readonly string[]): StartError => {
  try {
    readOptions(args, {});
  } catch (error) {
    if (error instanceof StartError) return error;
    throw error;
  }
  throw new Error('the options were accepted');
};

describe('the command line of the standalone', () => {
  it('needs nothing', () => {
    expect(readOptions([], {})).toEqual({
      fresh: false,
      sandbox: true,
      pace: 10,
      port: 4000,
      dataDir: resolve('.reprise'),
      kafka: undefined,
      databaseUrl: undefined,
      help: false,
    });
  });

  it('takes the sandbox out by option and by variable', () => {
    expect(readOptions(['--no-sandbox'], {}).sandbox).toBe(false);
    expect(readOptions([], { REPRISE_SANDBOX: 'off' }).sandbox).toBe(false);
    expect(() => readOptions([], { REPRISE_SANDBOX: 'nope' })).toThrow(/REPRISE_SANDBOX/);
  });

  it('reads a pace of 0 as no delay, and a broken one', () => {
    expect(readOptions(['--pace', '0'], {}).pace).toBe(0);
    expect(readOptions(['--pace', '2.5'], {}).pace).toBe(2.5);
  });

  it('uses a broker and a database named in the environment, where they are not empty', () => {
    expect(readOptions([], { KAFKA_BROKERS: 'a:9092', DATABASE_URL: '' })).toMatchObject({
      kafka: 'a:9092',
      databaseUrl: undefined,
    });
    expect(readOptions(['--kafka', 'b:9092'], { KAFKA_BROKERS: 'a:9092' }).kafka).toBe('b:9092');
  });

  it.each([
    [['--pace', 'fast'], /--pace/],
    [['--pace', '-1'], /--pace/],
    [['--port', '70000'], /--port/],
    [['--kafka', 'broker'], /--kafka/],
    [['--frsh'], /--frsh/],
    [['extra'], /extra/],
  ])('refuses %j by name, as wrong usage', (args, name) => {
    const error = refusal(args);
    expect(error.exitCode).toBe(2);
    expect(error.message).toMatch(name);
    expect(error.message).toContain('usage:');
  });
});
