import { eventually } from '@reprise/testing';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
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
    const holder = new pg.Client({ connectionString: rig.database.url });
    await holder.connect();
    await holder.query('select pg_advisory_lock(1)');
    const busy = [1, 2].map(() => rig.ingest.log.query('select pg_advisory_xact_lock(1)'));
    await eventually(async () => {
      const { rows } = await holder.query(`select from pg_locks where locktype = 'advisory' and not granted`);
      expect(rows).toHaveLength(2);
    });
    expect(await rig.send(body, { id })).toMatchObject({ status: 503, body: { code: 'unavailable' } });
    await holder.end();
    await Promise.all(busy);
    expect((await rig.send(body, { id })).status).toBe(202);
    expect(await rig.countOf('ingest.fan-message-received.v1', 'messageId', messageId)).toBe(1);
  });
});
