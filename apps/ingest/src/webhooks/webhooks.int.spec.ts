import { randomUUID } from 'node:crypto';
import { IngestRig, message, purchase, SECRETS, tip, type Sending } from '../testing/rig.js';

describe('webhooks', () => {
  let rig: IngestRig;
  beforeAll(async () => {
    rig = await IngestRig.start();
  });
  afterAll(() => rig.stop());
  const send = (body: string, how?: Sending) => rig.send(body, how);

  it('are accepted once they are durable, and the fan joins first', async () => {
    const messageId = randomUUID();
    const sent = await send(message({ fan: 'new-fan', messageId }), { id: 'w-1' });
    expect(sent).toEqual({ status: 202, body: { accepted: 'w-1' } });
    expect(await rig.typesOf('new-fan')).toEqual(['fan-joined', 'fan-message-received']);
  });

  it('change nothing when they come again, under the same id or another', async () => {
    const messageId = randomUUID();
    const body = message({ messageId });
    expect((await send(body, { id: 'w-2' })).status).toBe(202);
    expect(await send(body, { id: 'w-2' })).toEqual({ status: 202, body: { accepted: 'w-2' } });
    expect((await send(body, { id: 'w-3' })).status).toBe(202);
    expect(await rig.countOf('ingest.fan-message-received.v1', 'messageId', messageId)).toBe(1);
  });

  it('have one effect when a hundred copies arrive at once', async () => {
    const messageId = randomUUID();
    const body = message({ fan: 'crowd', messageId });
    const answers = await Promise.all(Array.from({ length: 100 }, (_, i) => send(body, { id: `copy-${i % 10}` })));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]));
    expect(await rig.countOf('ingest.fan-message-received.v1', 'messageId', messageId)).toBe(1);
  });

  it('verify with every secret of their connection, so that a secret can be replaced', async () => {
    expect((await send(message(), { secret: SECRETS.previous })).status).toBe(202);
  });

  it.each([
    ['another connection’s secret', { secret: SECRETS.other }],
    ['a body that is not the signed one', { signed: message() }],
    ['an old timestamp', { at: new Date(Date.now() - 10 * 60_000) }],
    ['a timestamp from the future', { at: new Date(Date.now() + 10 * 60_000) }],
    ['no signature', { headers: { 'webhook-signature': '' } }],
    ['an id that was not signed', { headers: { 'webhook-id': 'swapped' } }],
    ['a secret of the default connection on another one', { query: '?connection=other' }],
  ])('are refused with 401 for %s, and nothing is recorded', async (_what, how) => {
    const messageId = randomUUID();
    const sent = await send(message({ messageId }), how);
    expect(sent).toMatchObject({ status: 401, body: { code: 'unauthorized' } });
    expect(await rig.countOf('ingest.fan-message-received.v1', 'messageId', messageId)).toBe(0);
  });

  it('that are not JSON are unreadable', async () => {
    expect(await send('{"type":')).toMatchObject({ status: 400, body: { code: 'webhook/unreadable' } });
  });

  it('larger than 64 kB are refused', async () => {
    expect(await send(message({ text: 'x'.repeat(70_000) }))).toMatchObject({
      status: 413,
      body: { code: 'too-large' },
    });
  });

  it.each([
    [
      'an unknown type',
      JSON.stringify({ type: 'message.edited', timestamp: new Date().toISOString(), data: {} }),
      'webhook/unknown-shape',
    ],
    ['a missing field', message({ messageId: undefined }), 'webhook/unknown-shape'],
    ['a negative amount', purchase({ amountMinor: -1 }), 'webhook/unknown-shape'],
    ['an amount that is not an integer', purchase({ amountMinor: 15.5 }), 'webhook/unknown-shape'],
    ['an amount that is text', purchase({ amountMinor: '1500' }), 'webhook/unknown-shape'],
    [
      'a time that is none',
      purchase({}).replace(/"timestamp":"[^"]*"/, '"timestamp":"yesterday"'),
      'webhook/unknown-shape',
    ],
    ['an id with control characters', purchase({ purchaseId: 'a\u0000b' }), 'webhook/unknown-shape'],
    ['an unknown creator', message({ creator: 'nobody' }), 'creator/unknown'],
  ])('with %s go to quarantine with the reason', async (_what, body, code) => {
    const id = randomUUID();
    const sent = await send(body, { id });
    expect(sent).toMatchObject({ status: 422, body: { code } });
    expect(sent.body.detail).toEqual(expect.any(String));
    const kept = await rig.ingest.log.query('select reason from quarantine where webhook_id = $1', [id]);
    expect(kept).toEqual([{ reason: code }]);
  });

  it('for a platform or a connection that is not there say so', async () => {
    const response = await fetch(`${rig.ingest.url}/v1/platforms/elsewhere/webhooks`, { method: 'POST', body: '{}' });
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ code: 'platform/unknown' });
    expect(await send(message(), { query: '?connection=nope' })).toMatchObject({
      status: 404,
      body: { code: 'connection/unknown' },
    });
  });

  it('tell a purchase once, and a second telling with other content stands aside', async () => {
    const purchaseId = randomUUID();
    expect((await send(purchase({ purchaseId }))).status).toBe(202);
    expect((await send(purchase({ purchaseId }))).status).toBe(202);
    expect(await send(purchase({ purchaseId, amountMinor: 9_999 }))).toMatchObject({
      status: 422,
      body: { code: 'purchase/conflict' },
    });
    expect(await rig.countOf('ingest.purchase-completed.v1', 'purchaseId', purchaseId)).toBe(1);
  });

  it('tell money of one fan only: the same id of another fan is no second sale', async () => {
    const [purchaseId, tipId] = [randomUUID(), randomUUID()];
    for (const telling of [purchase({ purchaseId }), tip({ tipId })]) expect((await send(telling)).status).toBe(202);
    expect(await send(purchase({ purchaseId, fan: 'f2' }))).toMatchObject({
      status: 422,
      body: { code: 'purchase/conflict' },
    });
    expect(await send(tip({ tipId, fan: 'f2' }))).toMatchObject({ status: 422, body: { code: 'tip/conflict' } });
    expect(await rig.countOf('ingest.purchase-completed.v1', 'purchaseId', purchaseId)).toBe(1);
  });

  it('tell one purchase of two fans at once, and one of them stands', async () => {
    const purchaseId = randomUUID();
    const tellings = Array.from({ length: 8 }, (_, n) => send(purchase({ purchaseId, fan: `racer-${n}` })));
    const statuses = (await Promise.all(tellings)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 202)).toHaveLength(1);
    expect(await rig.countOf('ingest.purchase-completed.v1', 'purchaseId', purchaseId)).toBe(1);
  });

  it('keep one fan’s order', async () => {
    const ids = Array.from({ length: 30 }, () => randomUUID() as string);
    for (const messageId of ids) await send(message({ fan: 'orderly', messageId }));
    const recorded = await rig.ingest.log.query<{ id: string }>(
      `select data->>'messageId' as id from event where stream = (select 'ingest:' || fan from fan where platform_fan_id = 'orderly') and type = 'ingest.fan-message-received.v1' order by version`,
    );
    expect(recorded.map(({ id }) => id)).toEqual(ids);
  });

  it('with a stated age under 18 restrict the fan in the same append, and not again', async () => {
    await send(message({ fan: 'young', text: "I'm 15 years old btw" }));
    await send(message({ fan: 'young', text: 'just kidding, I am 25' }));
    const expected = ['fan-joined', 'fan-message-received', 'fan-restricted', 'fan-message-received'];
    expect(await rig.typesOf('young')).toEqual(expected);
  });

  it.each([
    ['a NUL', 'a\0b'],
    ['half a character', 'a\ud800b'],
    ['characters nobody sees', 'h\u200bi \u{e0041}\u202e'],
    ['nothing', ''],
    ['20,000 characters', 'x'.repeat(20_000)],
    ['markup', '<script>{{price}}</script>${process.env}'],
  ])('with a text of %s are taken like any other', async (_what, text) => {
    const messageId = randomUUID();
    expect((await send(message({ messageId, text, fanName: text }))).status).toBe(202);
    expect(await rig.countOf('ingest.fan-message-received.v1', 'messageId', messageId)).toBe(1);
  });

  it('are answered 503 and never 202 when the database is away, and are taken when it is back', async () => {
    const id = randomUUID();
    const messageId = randomUUID();
    const body = message({ messageId });
    await rig.database.pause();
    const refused = await send(body, { id });
    expect(refused).toMatchObject({ status: 503, body: { code: 'unavailable' } });
    await rig.database.unpause();
    expect((await send(body, { id })).status).toBe(202);
    expect(await rig.countOf('ingest.fan-message-received.v1', 'messageId', messageId)).toBe(1);
  });
});
