import { eventually, testDatabase, type TestDatabase } from '@reprise/testing';
import pg from 'pg';
import { request } from 'node:http';
import { fakeService, handler } from './fake-service/fake-service.js';
import { configOf, Harness, OPERATOR_TOKEN, OTHER_TOKEN, restricted } from './fake-service/harness.js';
import { migrate, startService } from './index.js';

const FAN = '5c2b4f0e-0000-5000-8000-000000000001';

let database: TestDatabase;
let harness: Harness;

beforeAll(async () => {
  database = await testDatabase();
  harness = await Harness.start(database.url);
});

afterAll(async () => {
  await harness.stop();
  await database.drop();
});

describe('a service', () => {
  it('migrates once, whoever asks and however often', async () => {
    const again = await Promise.all([1, 2].map(() => migrate(fakeService, configOf(database.url))));
    expect(again).toEqual([[], []]);
    expect(await harness.get('/v1/pricing/test/schema')).toEqual({
      status: 200,
      body: { schema: 'pricing', notes: 0 },
    });
  });

  it('handles a consumed event once in each of its handlers, and serves the facet that followed', async () => {
    handler.counted = 0;
    await harness.publish(restricted(FAN), restricted(FAN));
    const { body } = await eventually(async () => {
      const answer = await harness.get(`/v1/pricing/fans/${FAN}/state`);
      expect(answer.status).toBe(200);
      return answer;
    });
    expect(body).toMatchObject({
      service: 'pricing',
      stream: `pricing:${FAN}`,
      version: 1,
      state: { suspended: 1 },
      rows: { suspensions: { '1': { counted: true } } },
    });
    expect(body['digest']).toMatch(/^[0-9a-f]{64}$/);
    expect(handler.counted).toBe(1);
  });

  it('shows a fan to its own tenant only', async () => {
    expect(await harness.get(`/v1/pricing/fans/${FAN}/state`, OTHER_TOKEN)).toMatchObject({
      status: 404,
      body: { code: 'fan/unknown' },
    });
  });

  it('dead-letters what a handler refuses with its own reason, and applies it again when told to', async () => {
    handler.refuses = true;
    const other = FAN.replace(/1$/, '2');
    await harness.publish(restricted(other));
    const letter = await eventually(async () => {
      const { body } = await harness.get('/v1/pricing/dead-letters');
      const [first] = body['deadLetters'] as { id: string; detail: string }[];
      expect(first).toBeDefined();
      return first!;
    });
    expect(letter.detail).toContain('this one is refused');
    expect(letter).not.toHaveProperty('record');
    expect((await harness.get('/v1/pricing/dead-letters', OTHER_TOKEN)).body).toEqual({ deadLetters: [], next: null });
    expect((await harness.get(`/v1/pricing/dead-letters/${letter.id}`, OTHER_TOKEN)).status).toBe(404);
    handler.refuses = false;
    expect((await harness.post(`/v1/pricing/dead-letters/${letter.id}/redrive`, '{}')).status).toBe(200);
    expect((await harness.get(`/v1/pricing/fans/${other}/state`)).status).toBe(200);
    expect(
      await (await harness.post(`/v1/pricing/dead-letters/${letter.id}/skip`, '{"reason":""}')).json(),
    ).toMatchObject({
      code: 'invalid-request',
      errors: [{ path: 'reason' }],
    });
  });

  it('shows a dead letter that names no tenant to operators only, and pages through many', async () => {
    const nobodys = (key: string) => ({ topic: 'conversation.events', key, headers: {}, value: '' });
    await harness.send(nobodys('a'), nobodys('b'));
    const page = async (query = '') => {
      const { body } = await harness.get(`/v1/pricing/dead-letters${query}`, OPERATOR_TOKEN);
      return body as { deadLetters: { id: string; key: string }[]; next: string | null };
    };
    await eventually(async () => expect((await page()).deadLetters).toHaveLength(2));
    expect(await page()).toMatchObject({ next: null });
    const first = await page('?limit=1');
    expect(first.next).toBe(first.deadLetters[0]!.id);
    const second = await page(`?limit=1&after=${first.next}`);
    expect([first, second].flatMap(({ deadLetters }) => deadLetters.map(({ key }) => key)).toSorted()).toEqual([
      'a',
      'b',
    ]);
    expect(second.next).toBeNull();
    expect((await harness.get('/v1/pricing/dead-letters?after=x', OPERATOR_TOKEN)).status).toBe(400);
    const path = `/v1/pricing/dead-letters/${first.next}`;
    expect((await harness.get('/v1/pricing/dead-letters')).body).toEqual({ deadLetters: [], next: null });
    expect((await harness.get(path)).status).toBe(404);
    expect((await harness.post(`${path}/skip`, '{"reason":"x"}')).status).toBe(404);
    for (const { id } of [...first.deadLetters, ...second.deadLetters]) {
      const skip = `/v1/pricing/dead-letters/${id}/skip`;
      expect((await harness.post(skip, '{"reason":"x"}', undefined, OPERATOR_TOKEN)).status).toBe(200);
    }
  });

  it('says how it stands to the log', async () => {
    expect((await harness.get('/v1/pricing/status')).body).toMatchObject({
      service: 'pricing',
      deadLetters: 0,
      consuming: true,
    });
  });
});

describe('a service whose database goes away', () => {
  it('says unavailable, stays alive, and is ready again once it is back', async () => {
    const admin = new pg.Client({ connectionString: database.url.replace(/\/[^/]*$/, '/postgres') });
    await admin.connect();
    const name = new URL(database.url).pathname.slice(1);
    await admin.query(`alter database ${name} allow_connections false`);
    await admin.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]);
    const refused = await harness.call('/v1/pricing/test/schema');
    expect(refused.status).toBe(503);
    expect(refused.headers.get('retry-after')).toBe('2');
    expect((await harness.get('/health/ready', null)).status).toBe(503);
    expect((await harness.get('/health/live', null)).status).toBe(200);
    const metrics = await (await harness.call('/metrics', {}, null)).text();
    expect(metrics).toContain('reprise_log_known{service="pricing"} 0');
    expect(metrics).not.toMatch(/^reprise_relay_backlog\{/m);
    await admin.query(`alter database ${name} allow_connections true`);
    await admin.end();
    await eventually(async () => expect((await harness.get('/health/ready', null)).status).toBe(200));
    const later = FAN.replace(/1$/, '3');
    await harness.publish(restricted(later));
    await eventually(async () => expect((await harness.get(`/v1/pricing/fans/${later}/state`)).status).toBe(200));
  });
});

describe('a stopping service', () => {
  it('finishes the request in hand, and leaves nothing it consumed undone', async () => {
    const own = await startService(fakeService, configOf(database.url));
    const url = new URL(own.url!);
    const answered = new Promise<number>((resolve, reject) => {
      const slow = request({ port: url.port, host: url.hostname, path: '/health/live' }, (response) => {
        response.resume();
        resolve(response.statusCode!);
      });
      slow.on('error', reject);
      slow.end();
    });
    expect(await answered).toBe(200);
    await own.stop();
    await expect(fetch(own.url + '/health/live')).rejects.toThrow();
  });
});
