import { IngestRig, message, purchase, TOKENS } from '../testing/rig.js';

interface ListedFan {
  readonly fan: string;
  readonly platformFanId: string;
  readonly fanName: string | null;
}

describe('operators', () => {
  let rig: IngestRig;
  beforeAll(async () => {
    rig = await IngestRig.start();
    await rig.send(message({ fan: 'sam-1', fanName: 'Sam 100%' }));
    await rig.send(message({ fan: 'kim-2', fanName: 'Kim' }));
  });
  afterAll(() => rig.stop());
  const list = (query = '', token?: string) => rig.get<ListedFan[]>(`/v1/ingest/fans${query}`, token);
  const idOf = async (platformFanId: string) => (await list(`?q=${platformFanId}`))[0]!.fan;

  it('register a creator once', async () => {
    const register = () => rig.post('/v1/ingest/creators', { platform: 'sandbox', creator: 'c9', name: 'Nine' });
    const first = await register();
    expect(first).toMatchObject({ status: 200, body: { registered: true } });
    expect((await register()).body).toEqual({ ...first.body, registered: false });
    expect((await rig.post('/v1/ingest/creators', { platform: 'sandbox', creator: '*' })).status).toBe(400);
    expect((await rig.post('/v1/ingest/creators', { platform: 'elsewhere', creator: 'c9' })).status).toBe(404);
  });

  it('find fans by creator, name and platform id, and nobody by a wildcard', async () => {
    const ids = async (query: string) => (await list(query)).map(({ platformFanId }) => platformFanId);
    expect(await ids('?creator=c1')).toEqual(expect.arrayContaining(['sam-1', 'kim-2']));
    expect(await ids('?q=kim')).toEqual(['kim-2']);
    expect(await ids('?q=100%25')).toEqual(['sam-1']);
    expect(await ids('?q=_im')).toEqual([]);
    expect(await ids('?creator=nobody')).toEqual([]);
  });

  it('restrict a fan and lift it, each once', async () => {
    const path = `/v1/ingest/fans/${await idOf('kim-2')}/restrictions`;
    const restriction = { kind: 'opt-out', reason: 'asked by mail' };
    expect((await rig.post(path, restriction)).body).toEqual({ recorded: true });
    expect((await rig.post(path, restriction)).body).toEqual({ recorded: false });
    const lift = { kind: 'opt-out', by: 'operator:kim', reason: 'changed their mind' };
    expect((await rig.post(`${path}/lift`, lift)).body).toEqual({ recorded: true });
    expect(await rig.post(`${path}/lift`, lift)).toMatchObject({ status: 409, body: { code: 'restriction/not-held' } });
    expect((await rig.post(path, { kind: 'boredom', reason: 'x' })).status).toBe(400);
  });

  it('link two fans of one person on both sides, once, and never two of one profile', async () => {
    await rig.post('/v1/ingest/creators', { platform: 'sandbox', creator: 'c2' });
    await rig.send(message({ fan: 'sam-elsewhere', creator: 'c2' }));
    const [sam, elsewhere, kim] = [await idOf('sam-1'), await idOf('sam-elsewhere'), await idOf('kim-2')];
    const link = (other: string, token?: string) =>
      rig.post(`/v1/ingest/fans/${sam}/links`, { fan: other, evidence: 'platform', by: 'operator:kim' }, token);
    expect((await link(elsewhere)).body).toEqual({ recorded: true });
    expect((await link(elsewhere)).body).toEqual({ recorded: false });
    expect(await link(kim)).toMatchObject({ status: 409, body: { code: 'fan/same-profile' } });
    expect((await link('nobody')).status).toBe(404);
    expect((await link(elsewhere, TOKENS.rival)).status).toBe(404);
    const state = await rig.get<{ rows: { link?: object } }>(`/v1/ingest/fans/${elsewhere}/state`);
    expect(state.rows.link).toMatchObject({ [sam]: { evidence: 'platform' } });
    const end = { fan: sam, by: 'operator:kim' };
    expect((await rig.post(`/v1/ingest/fans/${elsewhere}/links/end`, end)).body).toEqual({ recorded: true });
    expect((await rig.post(`/v1/ingest/fans/${elsewhere}/links/end`, end)).body).toEqual({ recorded: false });
  });

  it('see why a webhook is in quarantine, without its content', async () => {
    await rig.send(purchase({ amountMinor: -1 }), { id: 'odd-1' });
    const kept = await rig.get<{ webhookId: string; reason: string }[]>('/v1/ingest/quarantine');
    expect(kept[0]).toMatchObject({ webhookId: 'odd-1', reason: 'webhook/unknown-shape' });
    expect(kept[0]).not.toHaveProperty('body');
  });

  it('see and touch nothing of another tenant', async () => {
    expect(await list('', TOKENS.rival)).toEqual([]);
    expect(await rig.get('/v1/ingest/quarantine', TOKENS.rival)).toEqual([]);
    const path = `/v1/ingest/fans/${await idOf('sam-1')}/restrictions`;
    expect((await rig.post(path, { kind: 'opt-out', reason: 'x' }, TOKENS.rival)).status).toBe(404);
    expect(
      (
        await rig.post(
          '/v1/ingest/imports/history',
          { platform: 'sandbox', connection: 'main', entries: [] },
          TOKENS.rival,
        )
      ).status,
    ).toBe(404);
    expect((await rig.post(path, { kind: 'opt-out', reason: 'x' }, 'not-a-token-at-all')).status).toBe(401);
  });
});
