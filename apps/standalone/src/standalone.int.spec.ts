import { SERVICES } from '@reprise/contracts';
import { eventually } from '@reprise/testing';
import type { RunFile } from './data-dir/run-file.js';
import { get, StandaloneFolder, type StandaloneProcess } from './testing/standalone-process.js';

/** 10 to 15 s on a machine of its own. */
const FIRST_SALE_MS = 60_000;

const folder = new StandaloneFolder();

interface Listed {
  readonly fans: readonly { readonly fan: string; readonly name: string; readonly platformFanId: string }[];
}
interface Facet {
  readonly version: number;
  readonly digest: string;
}
type Fan = { readonly position: number; readonly digest: string; readonly digests: Record<string, Facet> };

afterAll(() => folder.remove());

// A machine that does other things besides takes its time.

describe('npm start', () => {
  let first: StandaloneProcess;
  let run: RunFile;
  let sam: string;

  it('starts with nothing but Node, and sells by the ordinary path at once', async () => {
    first = folder.start();
    run = await first.running();
    const page = async () => (await fetch(run.url)).text();
    await eventually(async () => expect(await page()).toMatch(/<td>ours<\/td>/), {
      timeoutMs: FIRST_SALE_MS,
      intervalMs: 250,
    });
    const { fans } = await get<Listed>(run, '/v1/fans?creator=mira-draws&q=SAM');
    sam = fans.find(({ platformFanId }) => platformFanId === 'sam-hill')!.fan;
  });

  it('is ready, and measures every service', async () => {
    expect(await get(run, '/health/ready')).toMatchObject({ ready: true });
    const metrics = await (await fetch(`${run.url}/metrics`)).text();
    for (const service of SERVICES) expect(metrics).toContain(`reprise_log_known{service="${service}"} 1`);
  });

  it('keeps its API to the token, and its page to this machine', async () => {
    expect((await fetch(`${run.url}/v1/fans`)).status).toBe(401);
    expect((await fetch(run.url, { headers: { 'x-forwarded-for': '203.0.113.9' } })).status).toBe(403);
  });

  it('rebuilds a fan from the log to what the services hold, and to any earlier position', async () => {
    await eventually(async () => {
      const now = await get<Fan>(run, `/v1/fans/${sam}`);
      for (const service of SERVICES) {
        const { version } = now.digests[service]!;
        if (version === 0) continue;
        const { digest } = await get<Facet>(run, `/v1/${service}/fans/${sam}/state`);
        expect([service, digest]).toEqual([service, now.digests[service]!.digest]);
      }
    });
    const early = await get<Fan>(run, `/v1/fans/${sam}?asOf=3`);
    expect(early.position).toBe(3);
    expect(await get<Fan>(run, `/v1/fans/${sam}?asOf=3`)).toEqual(early);
    interface Timeline {
      readonly events: readonly { readonly position: number; readonly type: string; readonly data: object }[];
    }
    const { events } = await get<Timeline>(run, `/v1/fans/${sam}/timeline?from=2&to=4`);
    expect(events.map(({ position }) => position)).toEqual([2, 3, 4]);
    expect(JSON.stringify(events)).not.toContain('$sealed');
  });

  it('streams what is recorded', async () => {
    const response = await fetch(`${run.url}/v1/events/stream?type=ingest.`, {
      headers: { authorization: `Bearer ${run.token}` },
    });
    let text = '';
    for await (const chunk of response.body!) {
      text += Buffer.from(chunk).toString();
      if (text.includes('event: ingest.')) break;
    }
    expect(text).toContain('"stream":"ingest:');
  });

  it('runs once on a folder', async () => {
    await expect(folder.start().running()).rejects.toThrow(/ended with 1: Reprise already runs on/);
  });

  it('stops within seconds, and goes on where it was', async () => {
    const before = await get<Fan>(run, `/v1/fans/${sam}?asOf=5`);
    const stopping = performance.now();
    expect(await first.end('SIGINT')).toBe(0);
    expect(performance.now() - stopping).toBeLessThan(10_000);
    expect(first.output).toContain('Stopping');
    const second = folder.start('--no-sandbox');
    const again = await second.running();
    expect(again.token).toBe(run.token);
    expect(await get<Fan>(again, `/v1/fans/${sam}?asOf=5`)).toEqual(before);
    expect(await second.end('SIGINT')).toBe(0);
  });
});
