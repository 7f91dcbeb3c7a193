import { SERVICES } from '@reprise/contracts';
import { sandboxConfigSchema } from '@reprise/sandbox/module';
import { configSchema, parseConfig } from '@reprise/service-host';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { SAMPLE_CREATORS } from '../sample/index.js';
import { SERVICE_DEFINITIONS } from '../services.js';

interface Container {
  readonly image?: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly depends_on?: readonly string[] | Readonly<Record<string, unknown>>;
  readonly build?: { readonly args?: { readonly SERVICE: string }; readonly target?: string };
  readonly healthcheck?: object;
}

const root = new URL('../../../../', import.meta.url);
const text = readFileSync(new URL('docker-compose.yml', root), 'utf8');
const compose = parse(text, { merge: true }) as {
  readonly services: Readonly<Record<string, Container>>;
  readonly configs: { readonly gateway: { readonly content: string } };
};
const containers = Object.entries(compose.services);

/** What compose makes of `${NAME:-default}` when nothing is set. */
const withDefaults = (environment: Readonly<Record<string, string>> = {}) =>
  Object.fromEntries(
    Object.entries(environment).map(([name, value]) => [name, String(value).replaceAll(/\$\{\w+:-([^}]*)\}/g, '$1')]),
  );

describe('docker-compose.yml', () => {
  it.each(SERVICE_DEFINITIONS.map((definition) => [definition.name, definition] as const))(
    'gives %s an environment it accepts, and nothing it does not know',
    (name, definition) => {
      const environment = withDefaults(compose.services[name]?.environment);
      expect(() => parseConfig(definition, environment)).not.toThrow();
      const known = Object.keys(configSchema(definition).shape);
      expect(known).toEqual(expect.arrayContaining(Object.keys(environment)));
    },
  );

  it('lets the migrations run in the environment of the services', () => {
    const environment = withDefaults(compose.services['migrate']?.environment);
    const { REPRISE_CONNECTIONS, ...common } = withDefaults(compose.services['ingest']?.environment);
    expect(REPRISE_CONNECTIONS).toBeDefined();
    expect(environment).toMatchObject(common);
  });

  it('says of every secret where a real one comes from', () => {
    const secret = /^(POSTGRES_PASSWORD|REPRISE_TOKENS|REPRISE_KMS_KEY|SANDBOX_SECRET)$/;
    for (const [, { environment = {} }] of containers)
      for (const [name, value] of Object.entries(environment))
        if (secret.test(name)) expect(value).toMatch(/^\$\{\w+:-/);
  });

  it('depends only on containers that exist, and waits for health only where it is checked', () => {
    for (const [name, { depends_on = [] }] of containers) {
      const wanted = Array.isArray(depends_on) ? depends_on.map((on) => [on, {}] as const) : Object.entries(depends_on);
      for (const [on, condition] of wanted) {
        expect([name, Object.keys(compose.services)]).toEqual([name, expect.arrayContaining([on])]);
        if (JSON.stringify(condition).includes('service_healthy'))
          expect([on, compose.services[on]?.healthcheck]).toEqual([on, expect.any(Object)]);
      }
    }
  });

  it('builds, routes and migrates every service', () => {
    const migrate = readFileSync(new URL('infra/docker/migrate.mjs', root), 'utf8');
    for (const service of SERVICES) {
      expect(compose.services[service]?.build?.args?.SERVICE).toBe(service);
      expect(compose.configs.gateway.content).toContain(`reverse_proxy ${service}:8080`);
      expect(migrate).toContain(`'${service}'`);
    }
  });

  it('gives the sandbox an environment it accepts, and nothing it does not know', () => {
    const environment = withDefaults(compose.services['sandbox']?.environment);
    expect(sandboxConfigSchema.strict().safeParse(environment).error).toBeUndefined();
  });

  it('simulates fans of the sample creators', () => {
    const simulated = JSON.parse(
      withDefaults(compose.services['sandbox']?.environment)['SANDBOX_CREATORS']!,
    ) as unknown;
    expect(simulated).toEqual(SAMPLE_CREATORS.map(({ id, craft }) => ({ id, craft })));
  });
});
