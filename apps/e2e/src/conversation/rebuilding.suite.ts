import { checkReplay, readLog } from '../system/replay.js';
import { reprise, type Ran } from '../testing/cli.js';
import type { Shop } from '../testing/shop.js';

interface Report {
  readonly source: string;
  readonly compared: number;
  readonly differences: number;
}

export function rebuilding(open: () => Shop): void {
  const replayAll = (...more: string[]): Promise<Ran> => {
    const { database, brokers, namespace } = open();
    const log = brokers === undefined ? [] : ['--kafka', brokers];
    return reprise(['--database', database.url, ...log, 'replay', '--all', '--compare', 'live', ...more], {
      KAFKA_NAMESPACE: namespace,
    });
  };

  it('folds the log to exactly what the services store', async () => {
    await open().quiet();
    const transport = open().transport();
    const findings: string[] = [];
    try {
      const { events } = await readLog(transport, findings);
      const { facets } = await checkReplay(open().sql, events, findings);
      expect(findings).toEqual([]);
      expect(facets).toBeGreaterThan(40);
    } finally {
      await transport.close();
    }
  });

  it('is checked from outside: a stored facet that was tampered with is named, with the path, until it is restored', async () => {
    const { fan } = open().customer('buyer');
    const { code, stdout } = await replayAll('--json');
    const { source, differences } = JSON.parse(stdout) as Report;
    const expected = open().brokers === undefined ? 'log' : 'kafka';
    expect({ code, source, differences }).toEqual({ code: 0, source: expected, differences: 0 });

    const tables = await replayAll('--from', 'postgres', '--json');
    expect([tables.code, JSON.parse(tables.stdout)]).toMatchObject([0, { source: 'postgres', differences: 0 }]);

    const stream = [`delivery:${fan}`];
    const { rows } = await open().sql.query<{ state: object }>(
      'select state from delivery.facet where stream = $1',
      stream,
    );
    const genuine = rows[0]!.state;
    const store = (state: object) =>
      open().sql.query('update delivery.facet set state = $2 where stream = $1', [...stream, JSON.stringify(state)]);
    await store({ ...genuine, disclosedAt: '2001-01-01T00:00:00.000Z' });
    const told = await replayAll();
    expect(told.code).toBe(1);
    expect(told.stdout).toMatch(new RegExp(`${fan} delivery at version \\d+: .*disclosedAt: live "2001-01-01`));

    await store(genuine);
    expect((await replayAll()).code).toBe(0);
  });
}
