import { contextRecalledV1, handoffClaimedV1, ownershipChangedV1 } from '@reprise/contracts';
import { defaultMachine, defaultPersona } from '@reprise/domain-generation';
import { CREATOR, damageAndRebuild } from '@reprise/service-testing';
import { eventually, testDatabase, type TestDatabase } from '@reprise/testing';
import { randomUUID } from 'node:crypto';
import { generationService } from './module.js';
import { RunningGeneration } from './testing/running-generation.js';

const SETTINGS = `/v1/generation/creators/${CREATOR}`;
let database: TestDatabase;
let generation: RunningGeneration;
beforeAll(async () => {
  database = await testDatabase();
  generation = await RunningGeneration.start(database.url);
  await generation.registered('warm');
  await eventually(async () => expect((await generation.get(SETTINGS)).status).toBe(200));
});
afterAll(async () => {
  await generation.stop();
  await database.drop();
});

/** A fan who asked for a person, and whom one has taken over. */
async function takenOver(by: string): Promise<void> {
  const [fan, messageId, at] = [randomUUID(), randomUUID(), generation.now];
  const message = { messageId, text: 'can i talk to a human please', at };
  const recalled = { ...contextRecalledV1.samples[0]!, messageId, message, facts: [], receivedAt: at, acceptedAt: at };
  await generation.publish(fan, contextRecalledV1.make(recalled));
  const handoff = () =>
    generation.query<{ id: string; taken: Date | null }>(
      'select handoff_id as id, taken_at as taken from handoff where fan = $1',
      [fan],
    );
  const id = await eventually(async () => {
    const found = await handoff();
    expect(found).toHaveLength(1);
    return found[0]!.id;
  });
  expect((await generation.post(`/v1/generation/handoffs/${id}/claim`, { by })).status).toBe(200);
  const owned = ownershipChangedV1.samples.find(({ waitsFor }) => waitsFor.length === 0)!;
  await generation.publish(fan, ownershipChangedV1.make({ ...owned, owner: 'person', handoffId: id }));
  await eventually(async () => expect((await handoff())[0]!.taken).toBeInstanceOf(Date));
  await eventually(async () =>
    expect((await generation.said(fan)).map(({ type }) => type)).toContain(handoffClaimedV1.type),
  );
}

describe('what generation stores, damaged and made anew', () => {
  it('is what its events say: requests for a person in their order, and the settings of each creator', async () => {
    const persona = { ...defaultPersona('warm', 'Mira'), version: 'mira@2' };
    expect((await generation.post(`${SETTINGS}/persona`, persona)).body).toMatchObject({ published: true });
    const machine = { ...defaultMachine('warm'), version: 'mine@2' };
    expect((await generation.post(`${SETTINGS}/machine`, machine)).body).toMatchObject({ published: true });
    for (const by of ['kim', 'lee']) await takenOver(by);
    for (const mode of ['human-only', 'autopilot', 'human-only'])
      expect((await generation.post(`${SETTINGS}/mode`, { mode, by: 'kim' })).status).toBe(200);

    const { before, damaged, after } = await damageAndRebuild(generationService, database.url, {
      damage: `update handoff set claimed_by = 'nobody', claimed_at = now(), reason = 'none', released_at = now();
        insert into handoff (handoff_id, tenant, creator, fan, reason, requested_at)
          select 'invented', tenant, creator, fan, reason, requested_at from handoff limit 1;
        update creator_settings set persona = '{}', machine = null, mode = 'autopilot';
        update facet set state = '{}' where fan is null`,
      tables: ['handoff', 'creator_settings', 'facet'],
    });
    const without = (tables: typeof after) => ({ ...tables, facet: tables['facet']!.length });
    expect(without(after)).toEqual(without(before));
    for (const table of ['handoff', 'creator_settings', 'facet']) expect(damaged[table]).not.toEqual(before[table]);
    expect((await generation.get(SETTINGS)).body).toEqual({ persona, machine, mode: 'human-only' });
    expect((await generation.post(`${SETTINGS}/persona`, persona)).body).toMatchObject({ published: false });
  });
});
