import { setTimeout as delay } from 'node:timers/promises';
import { ingestFan } from '@reprise/domain-ingest';
import { fanRef, ids, type Work } from '@reprise/event-log';
import type { QueryRunner } from 'typeorm';
import { Persons1764300000000 } from '../migrations/0002-persons.js';
import { IngestRig, message, TOKENS } from '../testing/rig.js';

interface Held {
  readonly reason: string;
  readonly link?: { readonly otherFan: string; readonly since: string; readonly origin: string };
}
type Restrictions = Readonly<Record<string, Held>>;

const CREATORS = ['c1', 'c2', 'c3', 'c4', 'c5'];
const PATIENCE_MS = 10_000;

describe('one human with several profiles', () => {
  let rig: IngestRig;
  let people = 0;
  beforeAll(async () => {
    rig = await IngestRig.start();
    for (const creator of CREATORS) await rig.post('/v1/ingest/creators', { platform: 'sandbox', creator });
  });
  afterAll(() => rig.stop());

  const fanOf = (creator: string, name: string) => ids.fanId('acme', ids.creatorId('acme', creator), 'sandbox', name);
  /** A fan on each of the first so many profiles, linked to nobody. */
  const person = async (fans: number): Promise<string[]> => {
    const name = `person-${people++}`;
    const profiles = CREATORS.slice(0, fans);
    await Promise.all(profiles.map((creator) => rig.send(message({ creator, fan: name }))));
    return profiles.map((creator) => fanOf(creator, name));
  };
  const by = 'operator:kim';
  const link = (one: string, other: string) =>
    rig.post(`/v1/ingest/fans/${one}/links`, { fan: other, evidence: 'platform', by });
  const unlink = (one: string, other: string) => rig.post(`/v1/ingest/fans/${one}/links/end`, { fan: other, by });
  const chain = async (fans: readonly string[]) => {
    for (let i = 1; i < fans.length; i++) await link(fans[i - 1]!, fans[i]!);
  };
  const restrict = (fan: string, kind = 'self-exclusion') =>
    rig.post(`/v1/ingest/fans/${fan}/restrictions`, { kind, reason: 'asked by mail, works at the harbour' });
  const lift = (fan: string, kind = 'self-exclusion') =>
    rig.post(`/v1/ingest/fans/${fan}/restrictions/lift`, { kind, by, reason: 'spoke' });
  const heldBy = async (fan: string) =>
    (await rig.get<{ state: { restrictions: Restrictions } }>(`/v1/ingest/fans/${fan}/state`)).state.restrictions;
  const quiet = async () => {
    const count = async () =>
      (await rig.ingest.log.query<{ n: number }>('select count(*)::int as n from stop_due'))[0]!.n;
    for (const end = Date.now() + PATIENCE_MS; (await count()) > 0; await delay(10))
      if (Date.now() > end) throw new Error('stops are still on their way');
  };
  const kindsOf = async (fans: readonly string[]) => {
    await quiet();
    return Promise.all(
      fans.map(async (fan) =>
        Object.keys(await heldBy(fan))
          .sort()
          .join(),
      ),
    );
  };

  it('is stopped on every profile, whichever it began on; each says over which link', async () => {
    const fans = await person(4);
    await chain(fans);
    await restrict(fans[1]!);
    expect(await kindsOf(fans)).toEqual(fans.map(() => 'self-exclusion'));
    const last = (await heldBy(fans[3]!))['self-exclusion']!;
    expect(last.link).toMatchObject({ otherFan: fans[2], origin: fans[1] });
    expect(last.reason).not.toContain('harbour');
    const state = await rig.get<{ rows: { link: Record<string, { since: string }> } }>(
      `/v1/ingest/fans/${fans[3]}/state`,
    );
    expect(last.link!.since).toBe(state.rows.link[fans[2]!]!.since);
  });

  it('is stopped everywhere by what they say on one profile', async () => {
    const fans = await person(3);
    await chain(fans);
    const { state } = await rig.get<{ state: { joined: { platformFanId: unknown } } }>(
      `/v1/ingest/fans/${fans[0]}/state`,
    );
    expect(state.joined).toBeDefined();
    await rig.send(message({ creator: 'c1', fan: `person-${people - 1}`, text: "I'm 15" }));
    expect(await kindsOf(fans)).toEqual(['age', 'age', 'age']);
  });

  it('is found stopped when the link is made later, to both sides and all their fans', async () => {
    const [a, b, c, d] = await person(4);
    await link(a!, b!);
    await link(c!, d!);
    await restrict(a!);
    await restrict(d!, 'opt-out');
    await quiet();
    await link(b!, c!);
    expect(await kindsOf([a!, b!, c!, d!])).toEqual(Array.from({ length: 4 }, () => 'opt-out,self-exclusion'));
  });

  it('goes round in a circle once', async () => {
    const fans = await person(4);
    await chain(fans);
    await link(fans[3]!, fans[0]!);
    await restrict(fans[2]!);
    expect(await kindsOf(fans)).toEqual(fans.map(() => 'self-exclusion'));
    const [found] = await rig.ingest.log.query<{ n: number }>(
      `select count(*)::int as n from event where fan = any($1::text[]) and type = 'ingest.fan-restricted.v1'`,
      [fans],
    );
    expect(found!.n).toBe(4);
  });

  it('stays stopped when the link ends, and is not stopped by what comes after', async () => {
    const [a, b] = await person(2);
    await link(a!, b!);
    await restrict(a!);
    await unlink(a!, b!);
    await restrict(a!, 'opt-out');
    expect(await kindsOf([a!, b!])).toEqual(['opt-out,self-exclusion', 'self-exclusion']);
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('is stopped beyond a link that ends right after (%i)', async () => {
    const fans = await person(5);
    await chain(fans);
    // One after the other, and no time for the stop to get there.
    await restrict(fans[0]!);
    await unlink(fans[3]!, fans[4]!);
    expect(await kindsOf(fans)).toEqual(fans.map(() => 'self-exclusion'));
  });

  it('is freed on one profile by a person, alone; a new link finds the stop that stands on another', async () => {
    const [a, b, c] = await person(3);
    await link(a!, b!);
    await restrict(a!);
    await quiet();
    expect((await lift(b!)).body).toEqual({ recorded: true });
    expect(await kindsOf([a!, b!])).toEqual(['self-exclusion', '']);
    await link(b!, c!);
    expect(await kindsOf([a!, b!, c!])).toEqual(['self-exclusion', '', 'self-exclusion']);
    expect((await heldBy(c!))['self-exclusion']!.link).toMatchObject({ otherFan: b, origin: a });
  });

  it('lifted where it began, it holds where it came to', async () => {
    const [a, b] = await person(2);
    await link(a!, b!);
    await restrict(a!);
    await quiet();
    await lift(a!);
    expect(await kindsOf([a!, b!])).toEqual(['', 'self-exclusion']);
  });

  it('is stopped anew on every profile where a person freed them, also behind one that still holds the stop', async () => {
    const [a, b, c, d] = await person(4);
    await chain([a!, b!, c!, d!]);
    await restrict(b!);
    await quiet();
    for (const fan of [a!, d!]) await lift(fan);
    expect(await kindsOf([a!, b!, c!, d!])).toEqual(['', 'self-exclusion', 'self-exclusion', '']);
    await restrict(a!);
    expect(await kindsOf([a!, b!, c!, d!])).toEqual(Array.from({ length: 4 }, () => 'self-exclusion'));
    expect((await heldBy(d!))['self-exclusion']!.link).toMatchObject({ otherFan: c, origin: a });
  });

  it('leaves nobody out when links, ends and stops come at once', async () => {
    for (let round = 0; round < 8; round++) {
      const [a, b, c, d] = await person(4);
      await link(a!, b!);
      await Promise.all([link(b!, c!), restrict(a!), link(c!, d!), restrict(d!, 'opt-out'), link(d!, a!)]);
      expect(await kindsOf([a!, b!, c!, d!])).toEqual(Array.from({ length: 4 }, () => 'opt-out,self-exclusion'));
    }
  });

  it('has at most fifty fans', async () => {
    const [first, ...others] = await Promise.all(
      Array.from({ length: 26 }, async (_, n) => {
        await rig.send(message({ creator: 'c1', fan: `many-${n}` }));
        await rig.send(message({ creator: 'c2', fan: `many-${n}` }));
        return [fanOf('c1', `many-${n}`), fanOf('c2', `many-${n}`)] as const;
      }),
    );
    let last = first!;
    await link(last[0], last[1]);
    const refused: unknown[] = [];
    for (const pair of others) {
      await link(pair[0], pair[1]);
      const { body } = await link(last[1], pair[0]);
      if (body['code'] !== undefined) refused.push(body['code']);
      last = pair;
    }
    expect(refused).toEqual(['person/too-many-fans']);
    await restrict(first![0]);
    await quiet();
    const [found] = await rig.ingest.log.query<{ n: number }>(
      `select count(*)::int as n from event where type = 'ingest.fan-restricted.v1' and data->'link'->>'origin' = $1`,
      [first![0]],
    );
    expect(found!.n).toBe(49);
  });

  it('is stopped after an upgrade over links of a release that passed nothing on', async () => {
    const [a, b, c] = await person(3);
    await restrict(a!);
    const refs = [a!, b!, c!].map((fan, n) =>
      fanRef('ingest', { tenant: 'acme', creator: ids.creatorId('acme', CREATORS[n]!), fan }),
    );
    const told = (work: Work, to: number, of: number) =>
      work.run(ingestFan, refs[to]!, {
        type: 'Link',
        otherFan: refs[of]!.fan,
        otherCreator: refs[of]!.creator,
        evidence: 'fan',
        by,
        now: work.now,
      });
    const { log } = rig.ingest;
    await log.submit({
      key: a!,
      streams: refs,
      cause: log.rootCause(),
      run: async (work) => {
        for (const [to, of] of [
          [0, 1],
          [1, 0],
          [1, 2],
          [2, 1],
        ] as const)
          await told(work, to, of);
      },
    });
    expect(await kindsOf([a!, b!, c!])).toEqual(['self-exclusion', '', '']);
    const runner = { query: (sql: string) => log.query(sql) } as unknown as QueryRunner;
    await new Persons1764300000000().down(runner);
    await new Persons1764300000000().up(runner);
    expect(await kindsOf([a!, b!, c!])).toEqual(['self-exclusion', 'self-exclusion', 'self-exclusion']);
  });

  it('is of one tenant', async () => {
    const [a, b] = await person(2);
    const body = { fan: b, evidence: 'platform', by };
    expect((await rig.post(`/v1/ingest/fans/${a}/links`, body, TOKENS.rival)).status).toBe(404);
  });
});
