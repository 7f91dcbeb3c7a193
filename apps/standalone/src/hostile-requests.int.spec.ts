import { SERVICES } from '@reprise/contracts';
import { ids } from '@reprise/event-log';
import { Pool } from 'pg';
import type { RunFile } from './data-dir/run-file.js';
import { get, StandaloneFolder } from './testing/standalone-process.js';

interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly minimum?: number;
}
interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
}
interface Api {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}
interface Probe {
  readonly method: string;
  readonly path: string;
  readonly body?: string;
}

/** NUL, half a pair (as no UTF-8 and as bytes of it), a name of a prototype, a time that is none. */
const HOSTILE = [
  '%00',
  'a%00b',
  '%ED%A0%BD',
  '%FF',
  '__proto__',
  'constructor',
  '%1B%5B2J',
  '0000-01-01',
  '99999999999999999999',
];
const TEXTS = ['a\0b', 'a\ud83d', '\\u0000', '\u001b]0;x\u0007', '__proto__', 'constructor'];

/** A body that fits its schema, with one text wherever a text may stand. */
function bodyOf(schema: Schema, { components }: Api, text: string): unknown {
  if (schema.$ref) return bodyOf(components.schemas[schema.$ref.split('/').at(-1)!]!, { components, paths: {} }, text);
  if (schema.enum) return schema.enum[0];
  if (schema.const !== undefined) return schema.const;
  if (schema.anyOf) return bodyOf(schema.anyOf[0]!, { components, paths: {} }, text);
  switch (schema.type) {
    case 'object': {
      const fields = Object.entries(schema.properties ?? {});
      return Object.fromEntries(fields.map(([name, of]) => [name, bodyOf(of, { components, paths: {} }, text)]));
    }
    case 'array':
      return schema.items ? [bodyOf(schema.items, { components, paths: {} }, text)] : [];
    case 'integer':
    case 'number':
      return Math.max(schema.minimum ?? 1, 1);
    case 'boolean':
      return true;
    case undefined:
    default:
      return text;
  }
}

/** One request for each hostile value at each place of each route. */
function probesOf(api: Api, known: string): Probe[] {
  const operations = Object.entries(api.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
  );
  return operations.flatMap(({ path, method, operation }) => {
    const good = path.replace(/\{\w+\}/g, known);
    const places = (operation.parameters ?? []).filter(
      (parameter) => parameter.in === 'path' || parameter.in === 'query',
    );
    const schema = operation.requestBody?.content['application/json']?.schema;
    const bodies = schema ? TEXTS.map((text) => JSON.stringify(bodyOf(schema, api, text))) : [undefined];
    const withBody = (target: string, body: string | undefined) => ({ method, path: target, ...(body && { body }) });
    return [
      ...bodies.map((body) => withBody(good, body)),
      ...places.flatMap(({ name, in: where }) =>
        HOSTILE.map((value) =>
          withBody(
            where === 'path' ? path.replace(`{${name}}`, value).replace(/\{\w+\}/g, known) : `${good}?${name}=${value}`,
            bodies[0],
          ),
        ),
      ),
    ];
  });
}

describe('requests that hold what no database can', () => {
  const folder = new StandaloneFolder();
  const creator = ids.creatorId('default', 'mira-draws');
  const fanOf = (platformFanId: string) => ids.fanId('default', creator, 'sandbox', platformFanId);
  const fan = fanOf('f1');
  let run: RunFile;

  const request = ({ method, path, body }: Probe) =>
    fetch(run.url + path, {
      method,
      headers: { authorization: `Bearer ${run.token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body }),
      signal: AbortSignal.timeout(30_000),
    });
  const history = (entries: readonly object[]) =>
    request({
      method: 'POST',
      path: '/v1/ingest/imports/history',
      body: JSON.stringify({
        platform: 'sandbox',
        entries: entries.map((record, i) => ({ line: i + 1, identity: `line-${i + 1}`, record })),
      }),
    });

  beforeAll(async () => {
    run = await folder.start('--no-sandbox', '--pace', '0').running();
    const said = { creator: 'mira-draws', fan: 'f1', at: '2026-01-01T00:00:00Z', from: 'fan', text: 'hello' };
    expect((await history(['f1', 'f2', 'f3'].map((name) => ({ ...said, fan: name })))).status).toBe(200);
  });
  afterAll(() => folder.remove());

  it.each(SERVICES)('are answered by %s with what is wrong, never as an error of ours', async (service) => {
    const api = await get<Api>(run, `/v1/${service}/openapi.json`);
    const failed: string[] = [];
    const probes = [fan, creator].flatMap((known) => probesOf(api, known));
    expect(probes.length).toBeGreaterThan(20);
    for (const probe of probes) {
      const response = await request(probe);
      if (response.status >= 500) failed.push(`${probe.method} ${probe.path} ${probe.body ?? ''}: ${response.status}`);
      await response.body?.cancel();
    }
    expect(failed).toEqual([]);
  });

  it.each(HOSTILE)('are answered by the reading routes: %s', async (value) => {
    const paths = ['', `/${fan}`, `/${fan}/timeline`].flatMap((path) =>
      ['creator', 'q', 'asOf', 'from', 'to', 'open'].map((name) => `/v1/fans${path}?${name}=${value}`),
    );
    for (const path of [...paths, `/v1/fans/${value}`, `/v1/fans/${value}/timeline`, `/${value}`, `/v1/${value}`])
      expect([path, (await request({ method: 'GET', path })).status < 500]).toEqual([path, true]);
  });

  it('leave the fans readable, and their digests those of the log', async () => {
    expect((await get<{ fans: object[] }>(run, '/v1/fans')).fans).toHaveLength(3);
    const { digests } = await get<{ digests: Record<string, { digest: string }> }>(run, `/v1/fans/${fan}`);
    const live = await get<{ digest: string }>(run, `/v1/ingest/fans/${fan}/state`);
    expect(digests['ingest']!.digest).toBe(live.digest);
  });

  it.each([
    ['NUL', '\\u0000', fanOf('f2')],
    ['half a pair', '\\ud83d', fanOf('f3')],
  ])(
    'of an earlier release, taken then with %s, end nothing: the list, the fan and the digest are there',
    async (_, escape, fan) => {
      const pool = new Pool({ connectionString: run.databaseUrl });
      const poison = (column: string) =>
        `replace(${column}::text, '"connection":"sandbox"', '"connection":"sand${escape}box"')`;
      try {
        await pool.query(`update ingest.facet set state = ${poison('state')}::json where fan = $1`, [fan]);
        await pool.query(`update log.record set value = ${poison('value')} where key = $1`, [fan]);
      } finally {
        await pool.end();
      }
      const { fans } = await get<{ fans: { fan: string }[] }>(run, '/v1/fans?creator=mira-draws');
      expect(fans.map((one) => one.fan)).toContain(fan);
      const { digests, state } = await get<{ digests: Record<string, { digest: string }>; state: object }>(
        run,
        `/v1/fans/${fan}`,
      );
      expect(JSON.stringify(state)).toContain(escape);
      const live = await get<{ digest: string }>(run, `/v1/ingest/fans/${fan}/state`);
      expect(digests['ingest']!.digest).toBe(live.digest);
      expect((await request({ method: 'GET', path: `/v1/fans/${fan}/timeline` })).status).toBe(200);
    },
  );
});
