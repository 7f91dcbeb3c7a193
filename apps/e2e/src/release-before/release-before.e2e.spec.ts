import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ids } from '@reprise/event-log';
import { testDatabase, type TestDatabase } from '@reprise/testing';
import { Product } from '../testing/product.js';
import { KMS_KEY, restoreRelease } from './restore.js';

interface Replayed {
  readonly source: string;
  readonly fans: number;
  readonly events: number;
  readonly compared: number;
  readonly differences: number;
  readonly details: readonly object[];
  readonly faults: number;
  readonly unreadable: number;
}

const fanOf = (name: string) => ids.fanId('default', ids.creatorId('default', 'mira'), 'sandbox', name);
const FANS = ['sam', 'ana', 'lee', 'kim', 'bo'];
/** Each brought in something that no release accepts any more. */
const BAD = ['half-tier', 'nul-tier', 'half-name', 'cut-text', 'typed-nul', 'object-ids', 'constructor', '__proto__'];
const BAD_TIMES = ['far-period', 'far-time', 'early-time'];

describe('a database and a log written by the release before', () => {
  let database: TestDatabase;
  let dir: string;
  let product: Product;
  beforeAll(async () => {
    database = await testDatabase();
    await restoreRelease(database.url);
    dir = mkdtempSync(join(tmpdir(), 'reprise-before-'));
    writeFileSync(join(dir, 'kms-key'), `${KMS_KEY}\n`, { mode: 0o600 });
    product = await Product.start(dir, { DATABASE_URL: database.url });
  });
  afterAll(async () => {
    await product.interrupt();
    await database.drop();
    rmSync(dir, { recursive: true });
  });

  const replayed = async (...options: string[]) => {
    const { code, stdout, stderr } = await product.reprise('--json', 'replay', ...options);
    if (stdout === '') throw new Error(stderr);
    return { code, ...(JSON.parse(stdout) as Replayed) };
  };

  it('is brought up to date and lists every fan, whatever they are called', async () => {
    const { fans } = await product.get<{ fans: { fan: string; platformFanId: string }[] }>('/v1/fans');
    expect(fans.map(({ platformFanId }) => platformFanId).sort()).toEqual([...FANS, ...BAD, ...BAD_TIMES].sort());
    for (const { fan, platformFanId } of fans) expect(fan).toBe(fanOf(platformFanId));
  });

  it.each([[[]], [['--from', 'postgres']]])('replays to what the services hold: replay --all %j', async (from) => {
    const { code, source, fans, events, compared, differences, details, faults, unreadable } = await replayed(
      '--all',
      '--compare',
      'live',
      ...from,
    );
    expect({ code, source, fans, compared, differences, details, faults, unreadable }).toEqual({
      code: 0,
      source: from.length === 0 ? 'log' : 'postgres',
      fans: 16,
      compared: 16,
      differences: 0,
      details: [],
      faults: 0,
      unreadable: 0,
    });
    expect(events).toBeGreaterThan(300);
  });

  it.each([...FANS, ...BAD, ...BAD_TIMES])('shows the state and the timeline of %s', async (name) => {
    const fan = fanOf(name);
    const { events } = await product.get<{ events: object[] }>(`/v1/fans/${fan}/timeline`);
    expect((await product.get<{ position: number }>(`/v1/fans/${fan}`)).position).toBe(events.length);
  });

  it.each(['half-tier', 'object-ids'])('is read by the command line, too: %s', async (name) => {
    const state = await product.reprise('--json', 'fan', 'state', `mira/${name}`);
    const { position, digest } = JSON.parse(state.stdout) as { position: number; digest: string };
    const { code, stdout } = await product.reprise('--json', 'replay', `mira/${name}`);
    expect([code, JSON.parse(stdout)]).toMatchObject([0, { position, digest, faults: 0 }]);
    const timeline = await product.reprise('--json', 'fan', 'timeline', `mira/${name}`);
    expect(JSON.parse(timeline.stdout)).toHaveLength(position);
  });
});
