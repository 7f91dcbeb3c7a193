import { eventually } from '@reprise/testing';
import { startSandbox, type RunningSandbox } from './sandbox.js';
import { Receiver } from './testing/receiver.js';

const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const body = { creator: 'c1', fan: 'f1', text: 'hello', offer: null, authorship: 'auto' };

let receiver: Receiver;
let sandbox: RunningSandbox;

beforeEach(async () => {
  receiver = await Receiver.start(secret);
  sandbox = await startSandbox({
    ingestUrl: receiver.url,
    secret,
    seed: 1,
    pace: 0,
    retry: { firstWaitMs: 5, attempts: 5, timeoutMs: 1_000 },
    controlToken: 'a-control-token-of-length',
  });
});
afterEach(async () => {
  await sandbox.stop();
  await receiver.stop();
});

const post = (path: string, content: unknown, headers: Record<string, string> = {}) =>
  fetch(sandbox.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof content === 'string' ? content : JSON.stringify(content),
  });
const send = (key: string, content: unknown = body) => post('/messages', content, { 'idempotency-key': key });
const say = (fan: string, text: string) => post('/control/message', { creator: 'c1', fan, text });

describe('messages to fans', () => {
  it('are taken once per idempotency key, and can be asked for', async () => {
    const first = await send('k1');
    expect(first.status).toBe(201);
    const { messageId } = (await first.json()) as { messageId: string };
    expect(await (await send('k1')).json()).toEqual({ messageId });
    expect((await send('k1', { ...body, text: 'other' })).status).toBe(409);
    const asked = await fetch(`${sandbox.url}/messages?idempotencyKey=k1`);
    expect(await asked.json()).toMatchObject({ messageId, text: 'hello' });
    expect((await fetch(`${sandbox.url}/messages?idempotencyKey=k2`)).status).toBe(404);
  });
  it.each<[string, unknown, number]>([
    ['no JSON', '{', 400],
    ['no fan', { ...body, fan: undefined }, 400],
    ['a negative amount', { ...body, offer: { quoteId: 'q', itemId: 'i', amountMinor: -1, currency: 'USD' } }, 400],
    ['a fraction of a cent', { ...body, offer: { quoteId: 'q', itemId: 'i', amountMinor: 1.5, currency: 'USD' } }, 400],
    ['an unknown field', { ...body, discount: 1 }, 400],
    ['70 kB', { ...body, text: 'x'.repeat(70_000) }, 413],
  ])('are refused with %s', async (_, content, status) => expect((await send('k1', content)).status).toBe(status));
  it('need an idempotency key', async () => expect((await post('/messages', body)).status).toBe(400));
});

describe('webhooks', () => {
  it('are signed as Standard Webhooks say, and tell what fans did', async () => {
    await say('f1', 'hi');
    const bought = await post('/control/purchase', {
      creator: 'c1',
      fan: 'f1',
      itemId: 'i1',
      amountMinor: 1500,
      currency: 'USD',
      quoteId: 'q1',
    });
    const { purchaseId } = (await bought.json()) as { purchaseId: string };
    await post('/control/refund', { purchaseId });
    expect(receiver.received.map(({ event }) => event.type)).toEqual([
      'message.received',
      'purchase.completed',
      'purchase.refunded',
    ]);
    expect(receiver.received[1]!.event.data).toMatchObject({
      purchaseId,
      itemId: 'i1',
      quoteId: 'q1',
      amountMinor: 1500,
    });
    expect(receiver.received[0]!.path).toBe('/v1/platforms/sandbox/webhooks');
  });
  it('are told again while the receiver is away, under the same id and in order per fan', async () => {
    const attempts: string[] = [];
    receiver.answer = ({ id }) => (attempts.push(id), attempts.length <= 3 ? 503 : 202);
    await Promise.all(['1', '2', '3'].map((text) => say('f1', text)));
    expect(receiver.texts('f1')).toEqual(['1', '2', '3']);
    expect(new Set(attempts.slice(0, 4)).size).toBe(1);
    expect(sandbox.stats()).toMatchObject({ accepted: 3, retried: 3, givenUp: 0 });
  });
  it('are not told again when refused, and are given up after a bounded number of attempts', async () => {
    receiver.answer = ({ event }) => (event.data['text'] === 'bad' ? 422 : 500);
    expect(await (await say('f1', 'bad')).json()).toEqual({ accepted: false });
    expect(await (await say('f2', 'lost')).json()).toEqual({ accepted: false });
    expect(sandbox.stats()).toMatchObject({ refused: 1, retried: 4, givenUp: 1 });
  });
});

describe('misbehaviour on request', () => {
  const misbehave = (settings: object) => post('/control/misbehave', settings);

  it('fails without effect', async () => {
    await misbehave({ errorRate: 1 });
    expect((await send('k1')).status).toBe(503);
    await post('/control/reset', {});
    expect((await fetch(`${sandbox.url}/messages?idempotencyKey=k1`)).status).toBe(404);
  });
  it('has the effect and never answers', async () => {
    await misbehave({ timeoutAfterEffectRate: 1, hangMs: 10 });
    await expect(send('k1')).rejects.toThrow();
    expect((await fetch(`${sandbox.url}/messages?idempotencyKey=k1`)).status).toBe(200);
  });
  it('is slow', async () => {
    await misbehave({ slowMs: 1_000 });
    const answered: string[] = [];
    await Promise.all([
      send('k1').then(() => answered.push('slow')),
      fetch(`${sandbox.url}/control/stats`).then(() => answered.push('as ever')),
    ]);
    expect(answered).toEqual(['as ever', 'slow']);
  });
  it('tells accepted webhooks twice, under one id', async () => {
    await misbehave({ duplicateRate: 1 });
    await say('f1', 'hi');
    expect(receiver.texts('f1')).toEqual(['hi', 'hi']);
    expect(new Set(receiver.received.map(({ id }) => id)).size).toBe(1);
  });
  it('lets a webhook overtake the one before it', async () => {
    await misbehave({ reorderRate: 1 });
    await Promise.all([say('f1', '1'), say('f1', '2')]);
    expect(receiver.texts('f1')).toEqual(['2', '1']);
  });
  it('is refused when it makes no sense', async () => {
    expect((await misbehave({ errorRate: 2 })).status).toBe(400);
    expect((await misbehave({ rudeness: 1 })).status).toBe(400);
  });
});

describe('playing an archive', () => {
  const line = (fan: string, text: string, seconds: number, from = 'fan') => ({
    creator: 'c1', fan, from, text, at: `2026-01-01T00:00:${String(seconds).padStart(2, '0')}Z`, unknown: 'field',
  }); // prettier-ignore

  it('tells the fans’ turns in order per fan, and says how far it is', async () => {
    const entries = [
      line('f1', 'a', 1),
      line('f2', 'x', 1),
      line('f1', 'b', 2),
      line('f1', 'hello!', 3, 'creator'),
      line('f1', 'c', 4),
    ];
    const started = (await (await post('/control/play', { entries })).json()) as { play: string };
    expect(started).toMatchObject({ lines: 4, skipped: 1 });
    await eventually(async () => {
      const progress = await (await fetch(`${sandbox.url}/control/play?play=${started.play}`)).json();
      expect(progress).toMatchObject({ accepted: 4, failed: 0, done: true });
    });
    expect(receiver.texts('f1')).toEqual(['a', 'b', 'c']);
  });
  it('keeps the archive’s time, divided by the speed', async () => {
    await post('/control/play', { entries: [line('f1', 'a', 0), line('f1', 'b', 30)], speed: 200 });
    await eventually(() => expect(receiver.texts('f1')).toEqual(['a']));
    await eventually(() => expect(receiver.texts('f1')).toEqual(['a', 'b']));
  });
});

describe('control', () => {
  it('is closed to requests that do not come from this machine by intent, unless they hold the token', async () => {
    const asPage = { 'content-type': 'text/plain' };
    expect((await post('/control/reset', '{}', asPage)).status).toBe(403);
    expect(
      (await post('/control/reset', '{}', { ...asPage, authorization: 'Bearer a-control-token-of-length' })).status,
    ).toBe(200);
    expect((await post('/control/reset', '{}', { ...asPage, authorization: 'Bearer wrong' })).status).toBe(403);
  });
  it('names a wrong path and a wrong method', async () => {
    expect((await fetch(`${sandbox.url}/nowhere`)).status).toBe(404);
    expect((await fetch(`${sandbox.url}/messages`, { method: 'DELETE' })).status).toBe(405);
  });
});

describe('simulated fans', () => {
  it('write, read the offers they get, and buy at the price of the quote', async () => {
    await sandbox.stop();
    sandbox = await startSandbox({
      ingestUrl: receiver.url,
      secret,
      seed: 4,
      pace: 2_000,
      creators: [{ id: 'c1', craft: 'drawing' }],
      fansPerCreator: 6,
    });
    receiver.answer = ({ event }) => {
      const { creator, fan, messageId } = event.data;
      if (event.type === 'message.received')
        void send(`reply-${String(messageId)}`, {
          ...body, creator, fan, offer: { quoteId: `q-${String(messageId)}`, itemId: `i-${String(messageId)}`, amountMinor: 1500, currency: 'USD' },
        }).catch(() => undefined); // prettier-ignore
      return 202;
    };
    await eventually(() => {
      const bought = receiver.received.find(({ event }) => event.type === 'purchase.completed');
      expect(bought?.event.data).toMatchObject({
        amountMinor: 1500,
        currency: 'USD',
        quoteId: expect.stringMatching(/^q-/) as unknown,
      });
    });
    const stats = await (await fetch(`${sandbox.url}/control/stats`)).json();
    expect(stats).toMatchObject({ fans: expect.any(Number) as unknown });
    const { conversations } = (await (await fetch(`${sandbox.url}/control/conversations?limit=3`)).json()) as {
      conversations: unknown[];
    };
    expect(conversations.length).toBeGreaterThan(0);
  });
});
