import { eventually, testDatabase, type TestDatabase } from '@reprise/testing';
import { Harness, OTHER_TOKEN, restricted, TOKEN } from '../fake-service/harness.js';

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

describe('the HTTP edge', () => {
  it('keeps an idle connection longer than its clients do', async () => {
    const response = await harness.call('/v1/pricing/status');
    expect(response.headers.get('keep-alive')).toBe('timeout=75');
  });

  it.each([
    ['no token', null],
    ['a wrong token', 'a-token-of-acme-2'],
    ['half a token', TOKEN.slice(0, 8)],
  ])('refuses %s', async (_, token) => {
    const response = await harness.call('/v1/pricing/status', {}, token);
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toBe('Bearer');
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect(await response.json()).toMatchObject({ code: 'unauthorized' });
  });

  it('refuses a token for another tenant than the client asks for, and takes it for its own', async () => {
    const asking = (tenant: string) => harness.call('/v1/pricing/status', { headers: { 'reprise-tenant': tenant } });
    expect((await asking('acme')).status).toBe(200);
    for (const other of ['other', 'acme%20', ''])
      expect({ other, status: (await asking(other)).status }).toEqual({ other, status: 403 });
  });

  it('gives a handler its parsed body and the tenant of the token', async () => {
    const response = await harness.post(
      '/v1/pricing/test/quotes',
      '{"item":"i1","amountMinor":5}',
      undefined,
      OTHER_TOKEN,
    );
    expect(await response.json()).toEqual({ item: 'i1', amountMinor: 5, tenant: 'other' });
  });

  it.each([
    ['{"item":"","amountMinor":1.5,"x":1}', { code: 'invalid-request', status: 400 }],
    ['{"item":', { code: 'invalid-request', status: 400 }],
    [`{"item":"${'x'.repeat(9_000_000)}"}`, { code: 'too-large', status: 413 }],
  ])('answers a body it cannot take with a problem', async (body, problem) => {
    const response = await harness.post('/v1/pricing/test/quotes', body);
    expect(response.status).toBe(problem.status);
    expect(await response.json()).toMatchObject(problem);
  });

  it('hands webhooks their bytes, of whatever type, up to 64 kB', async () => {
    const bytes = Buffer.from([0xff, 0x00, 0x7b]);
    const response = await harness.post('/v1/pricing/test/webhooks', bytes, 'text/odd', null);
    expect(await response.json()).toEqual({ bytes: 3, first: 255, type: 'text/odd' });
    expect(await (await harness.call('/v1/pricing/test/webhooks', { method: 'POST' }, null)).json()).toMatchObject({
      bytes: 0,
    });
    const large = await harness.post(
      '/v1/pricing/test/webhooks',
      Buffer.alloc(64 * 1024 + 1),
      'application/json',
      null,
    );
    expect(large.status).toBe(413);
    expect(await large.json()).toMatchObject({ code: 'too-large' });
  });

  it('maps a refused command to its code, and tells nothing of a failure', async () => {
    expect(await harness.get('/v1/pricing/test/refused/closed')).toMatchObject({
      status: 409,
      body: { code: 'quote/closed' },
    });
    const broken = await harness.get('/v1/pricing/test/broken');
    expect(broken).toMatchObject({ status: 500, body: { code: 'internal' } });
    expect(JSON.stringify(broken)).not.toContain('secret');
    expect(await harness.get('/v1/pricing/nowhere')).toMatchObject({ status: 404, body: { code: 'not-found' } });
  });

  it('publishes OpenAPI 3.1 with the schemas that validate', async () => {
    const { body } = await harness.get('/v1/pricing/openapi.json', null);
    const paths = body['paths'] as Record<string, Record<string, Record<string, unknown>>>;
    expect(body['openapi']).toBe('3.1.0');
    const quote = paths['/v1/pricing/test/quotes']!['post']!;
    expect(JSON.stringify(quote['requestBody'])).toContain('amountMinor');
    expect(quote['responses']).toHaveProperty('default');
    expect(JSON.stringify(paths['/v1/pricing/fans/{fan}/state'])).toContain('digest');
    expect(Object.keys(paths)).not.toContain('/metrics');
  });

  it('is ready while it consumes, and counts what it did', async () => {
    expect(await harness.get('/health/live', null)).toEqual({ status: 200, body: { status: 'up' } });
    expect(await harness.get('/health/ready', null)).toEqual({
      status: 200,
      body: { ready: true, checks: { postgres: 'up', log: 'up', relay: 'up' } },
    });
    await harness.publish(restricted('5c2b4f0e-0000-5000-8000-000000000009'));
    await eventually(async () => {
      const metrics = await (await harness.call('/metrics', {}, null)).text();
      expect(metrics).toContain('reprise_events_appended_total{service="pricing"} 1');
      expect(metrics).toContain('reprise_records_consumed_total{verdict="applied",service="pricing"} 1');
      expect(metrics).toMatch(/reprise_relay_backlog\{service="pricing"\} \d/);
      expect(metrics).toContain('reprise_log_known{service="pricing"} 1');
    });
  });
});
