import { z } from 'zod';
import { configurationDocs } from './config-docs.js';
import { ConfigError, parseConfig } from './parse-config.js';

const definition = {
  name: 'pricing',
  config: z.object({ PRICING_HOLD_DAYS: z.coerce.number().int().default(7).describe('Days a quote holds.') }),
} as const;
const environment = {
  DATABASE_URL: 'postgres://reprise@localhost:5432/reprise',
  REPRISE_TOKENS: 'a-long-enough-token==acme,another-token-of-acme=acme:operator',
  REPRISE_KMS_KEY: Buffer.alloc(32, 7).toString('base64'),
};
const messageOf = (variables: Record<string, string | undefined>): string => {
  try {
    parseConfig(definition, { ...environment, ...variables });
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return (error as Error).message;
  }
  throw new Error('the environment was accepted');
};

describe('the environment of a service', () => {
  it('is parsed into types, with the defaults of every service and its own variables', () => {
    const config = parseConfig(definition, { ...environment, PORT: '0', PRICING_HOLD_DAYS: '3' });
    expect(config).toMatchObject({
      PORT: 0,
      LOG_LEVEL: 'info',
      DATABASE_POOL: 10,
      REPRISE_PACE: 1,
      PRICING_HOLD_DAYS: 3,
    });
    expect(config.KAFKA_BROKERS).toBeUndefined();
  });

  it('keeps a token that ends in the characters base64 ends in, and knows an operator by the end of an entry', () => {
    expect(parseConfig(definition, environment).REPRISE_TOKENS).toEqual([
      { token: 'a-long-enough-token=', tenant: 'acme', operator: false },
      { token: 'another-token-of-acme', tenant: 'acme', operator: true },
    ]);
  });

  it('has no default for a secret', () => {
    const message = messageOf({ REPRISE_TOKENS: undefined, REPRISE_KMS_KEY: undefined, DATABASE_URL: undefined });
    for (const name of ['REPRISE_TOKENS', 'REPRISE_KMS_KEY', 'DATABASE_URL']) expect(message).toContain(`${name}: `);
  });

  it('counts an empty variable as unset', () => {
    expect(parseConfig(definition, { ...environment, KAFKA_BROKERS: '', PORT: '' })).toMatchObject({ PORT: 8080 });
    expect(messageOf({ REPRISE_KMS_KEY: '' })).toContain('REPRISE_KMS_KEY');
  });

  it('names every wrong variable and never repeats a secret', () => {
    const message = messageOf({
      DATABASE_URL: 'mysql://x',
      KAFKA_BROKERS: 'broker',
      PORT: '70000',
      REPRISE_TOKENS: 'short-secret',
      REPRISE_KMS_KEY: Buffer.alloc(16, 1).toString('base64'),
      REPRISE_MIGRATE: 'sometimes',
    });
    for (const name of [
      'DATABASE_URL',
      'KAFKA_BROKERS',
      'PORT',
      'REPRISE_TOKENS',
      'REPRISE_KMS_KEY',
      'REPRISE_MIGRATE',
    ])
      expect(message).toContain(`  ${name}: `);
    expect(message).not.toContain('short-secret');
    expect(message).not.toContain(Buffer.alloc(16, 1).toString('base64'));
  });
});

describe('the reference of the configuration', () => {
  it('lists every variable with its default, and the services that add their own', () => {
    const docs = configurationDocs([definition, { name: 'memory' }]).replaceAll(/ +/g, ' ');
    expect(docs).toContain('| `REPRISE_KMS_KEY` | **required** |');
    expect(docs).toContain('| `KAFKA_BROKERS` | unset |');
    expect(docs).toContain('| `LOG_LEVEL` | `info` |');
    expect(docs).toContain('## pricing');
    expect(docs).toContain('| `PRICING_HOLD_DAYS` | `7` | Days a quote holds. |');
    expect(docs).not.toContain('## memory');
  });

  it('cannot be made while a variable says nothing about itself', () => {
    const mute = { name: 'memory', config: z.object({ MUTE: z.string() }) } as const;
    expect(() => configurationDocs([mute])).toThrow(/MUTE has no description/);
  });
});
