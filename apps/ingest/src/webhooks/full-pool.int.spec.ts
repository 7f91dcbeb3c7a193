import { randomUUID } from 'node:crypto';
import { IngestRig, message } from '../testing/rig.js';

describe('webhooks while every connection to the database is taken', () => {
  let rig: IngestRig;
  beforeAll(async () => {
    rig = await IngestRig.start({ DATABASE_POOL: '2' });
  });
  afterAll(() => rig.stop());

  it('are answered 503 and never 202, and are taken when there is room again', async () => {
    const [id, messageId] = [randomUUID(), randomUUID()];
    const body = message({ messageId });
    const busy = [1, 2].map(() => rig.ingest.log.query('select pg_sleep(7)'));
    expect(await rig.send(body, { id })).toMatchObject({ status: 503, body: { code: 'unavailable' } });
    await Promise.all(busy);
    expect((await rig.send(body, { id })).status).toBe(202);
    expect(await rig.countOf('ingest.fan-message-received.v1', 'messageId', messageId)).toBe(1);
  });
});
