import { randomUUID } from 'node:crypto';
import { IngestRig, message, purchase, tip } from '../testing/rig.js';

interface Facet {
  readonly digest: string;
  readonly state: { readonly subscription: { readonly tier: string } | null };
}

const at = (timestamp: string, body: string) => body.replace(/"timestamp":"[^"]*"/, `"timestamp":"${timestamp}"`);
const subscription = (data: object) =>
  JSON.stringify({
    type: 'subscription.changed',
    timestamp: new Date().toISOString(),
    data: { creator: 'c1', status: 'active', tier: 'gold', ...data },
  });

describe('what a signed webhook may hold', () => {
  let rig: IngestRig;
  beforeAll(async () => {
    rig = await IngestRig.start();
  });
  afterAll(() => rig.stop());

  const fanOf = async (platformFanId: string) => {
    const query = new URLSearchParams({ q: platformFanId });
    const [fan] = await rig.get<{ fan: string; fanName: string | null }[]>(`/v1/ingest/fans?${query.toString()}`);
    return fan!;
  };
  const facetOf = async (platformFanId: string) =>
    rig.get<Facet>(`/v1/ingest/fans/${(await fanOf(platformFanId)).fan}/state`);

  it.each([
    ['Latin-1', Buffer.from(message({ text: 'caf\u00e9' }), 'latin1')],
    ['a pair of surrogates as six bytes', spliced(Buffer.from([0xed, 0xa0, 0xbd, 0xed, 0xb8, 0x80]))],
    ['an overlong slash', spliced(Buffer.from([0xc0, 0xaf]))],
    ['a character cut at its end', spliced(Buffer.from([0xf0, 0x9f, 0x98]))],
    ['UTF-16', Buffer.from(message(), 'utf16le')],
    ['a byte order mark', Buffer.from(`\ufeff${message()}`)],
    ['nothing', Buffer.alloc(0)],
  ])('is text in UTF-8: %s is unreadable, and not a wrong signature', async (_, body) => {
    expect(await rig.send(body)).toMatchObject({ status: 400, body: { code: 'webhook/unreadable' } });
  });

  it('was signed over its bytes: others that decode alike do not verify', async () => {
    const [one, other] = [spliced(Buffer.from([0xff])), spliced(Buffer.from([0xfe]))];
    expect((await rig.send(one, { signed: other })).status).toBe(401);
  });

  it.each([
    ['half an emoji', 'gold \ud83d', 'gold \ufffd'],
    ['the other half', '\ude00 gold', '\ufffd gold'],
    ['NUL', 'go\0ld', 'gold'],
    ['controls of a terminal', '\u001b]0;gold\u0007\u202e', ']0;gold'],
    ['the six typed characters', '\\u0000', '\\u0000'],
  ])('is free text, mended: %s', async (what, tier, kept) => {
    const fan = `tier of ${what}`;
    expect((await rig.send(subscription({ fan, tier }))).status).toBe(202);
    const { state, digest } = await facetOf(fan);
    expect(state.subscription!.tier).toBe(kept);
    expect(digest).toMatch(/^[0-9a-f]{64}$/);
  });

  it('is a message whose text is mended', async () => {
    const texts = ['a\0b', 'a\ud83d', '\udc00', '\u{1F600}'.repeat(5_000), ''];
    for (const text of texts) expect((await rig.send(message({ fan: 'texts', text }))).status).toBe(202);
    expect(await facetOf('texts')).toMatchObject({ version: texts.length + 1 });
  });

  it.each([
    ['199 letters and an emoji', `${'n'.repeat(199)}\u{1F600}`, 'n'.repeat(199)],
    ['a family at the cut', `${'n'.repeat(196)}\u{1F469}\u200d\u{1F469}\u200d\u{1F467}`, 'n'.repeat(196)],
    ['half an emoji', 'Sam \ud83d', 'Sam \ufffd'],
  ])('is a name, cut between characters: %s', async (what, fanName, kept) => {
    expect((await rig.send(message({ fan: what, fanName }))).status).toBe(202);
    expect((await fanOf(what)).fanName).toBe(kept);
  });

  it.each(['a\0', 'a\ud83d', 'a\u001b[2J', 'a\u202eb', 'a\u2066b', '', 'x'.repeat(201)])(
    'is an id that nothing is done to: %j is refused',
    async (id) => {
      for (const body of [
        message({ fan: id }),
        message({ messageId: id }),
        tip({ tipId: id }),
        purchase({ itemId: id }),
      ])
        expect(await rig.send(body)).toMatchObject({ status: 422, body: { code: 'webhook/unknown-shape' } });
    },
  );

  it.each(['constructor', '__proto__', 'toString', 'a/b', '%2F', '\u{1F468}\u200d\u{1F469}'])(
    'is an opaque id: %j is a fan, a message, a purchase and an item',
    async (id) => {
      const fan = `fan ${id}`;
      const bodies = [
        message({ fan, messageId: id }),
        purchase({ fan, purchaseId: id, itemId: id }),
        tip({ fan, tipId: id }),
        message({ fan: id, messageId: `${id}2` }),
      ];
      for (const body of bodies) expect((await rig.send(body)).status).toBe(202);
      for (const body of bodies) expect((await rig.send(body)).status).toBe(202);
      expect(await facetOf(fan)).toMatchObject({ version: 4 });
    },
  );

  it.each([
    '0000-01-01T00:00:00Z',
    '0001-01-01T00:00:00+14:00',
    '9999-12-31T23:59:59-12:00',
    '+010000-01-01T00:00:00Z',
    '2026-02-30T10:00:00Z',
    '2026-03-01T24:00:00Z',
    '2016-12-31T23:59:60Z',
    '2026-03-01T10:00:00',
  ])('is a moment of the years 0001 to 9999: %s is refused', async (time) => {
    const refused = { status: 422, body: { code: 'webhook/unknown-shape' } };
    expect(await rig.send(at(time, message()))).toMatchObject(refused);
    expect(await rig.send(subscription({ fan: 'f1', periodEnd: time }))).toMatchObject(refused);
  });
  it.each(['0001-01-01T00:00:00Z', '9999-12-31T23:59:59Z', '2024-02-29T23:59:59-12:00'])(
    'is a moment: %s is taken',
    async (time) => expect((await rig.send(at(time, message({ fan: `at ${time}` })))).status).toBe(202),
  );

  it.each([
    ['a code of no currency', '"USD"', '"ZZZ"'],
    ['small letters', '"USD"', '"usd"'],
    ['more than an integer holds', '1500', '9007199254740993'],
    ['infinity', '1500', '1e400'],
    ['a fraction', '1500', '15.5'],
  ])('is money: %s is refused', async (_, from, to) => {
    const sent = await rig.send(tip({ tipId: randomUUID() }).replace(from, to));
    expect(sent).toMatchObject({ status: 422, body: { code: 'webhook/unknown-shape' } });
  });
});

/** A message whose text ends in these bytes. */
function spliced(bytes: Buffer): Buffer {
  const [head, tail] = message({ text: 'SPLICE' }).split('SPLICE') as [string, string];
  return Buffer.concat([Buffer.from(head), bytes, Buffer.from(tail)]);
}
