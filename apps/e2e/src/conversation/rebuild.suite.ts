import { SERVICES } from '@reprise/contracts';
import { reprise } from '../testing/cli.js';
import type { Shop } from '../testing/shop.js';

const STORED = SERVICES.map(
  (service) => `select '${service}' as service, (select count(*)::int from ${service}.event) as events`,
).join(' union all ');
const WANTS = 'do you have any ink landscapes?';
const SALES = 'select * from pricing.sale order by seq';
const MESSAGES = `select to_jsonb(m) - 'seq' as row from memory.message m order by fan, seq`;

/** `reprise rebuild`, beside services that go on. */
export function rebuildCommand(open: () => Shop): void {
  const run = (...args: string[]) => {
    const { database, brokers, namespace, system } = open();
    const log = brokers === undefined ? [] : ['--kafka', brokers];
    return reprise(['--database', database.url, ...log, ...args], {
      KAFKA_NAMESPACE: namespace,
      REPRISE_KMS_KEY: system.kmsKey,
    });
  };
  const differences = async () => {
    const { stdout } = await run('--json', 'replay', '--all', '--compare', 'live');
    return (JSON.parse(stdout) as { differences: number }).differences;
  };
  const rowsOf = async (text: string) => (await open().sql.query<Record<string, unknown>>(text)).rows;

  it('sets right what is stored, says nothing to anybody, and records nothing', async () => {
    const { sql, platform } = open();
    const buyer = open().customer('before-a-rebuild');
    await buyer.buys('p-before-a-rebuild', await buyer.isOffered(WANTS));
    for (const name of ['asks-before', 'asks-too']) await open().customer(name).isOffered(WANTS);
    await open().quiet();
    const [sales, events, sent] = [await rowsOf(SALES), await rowsOf(STORED), platform.messages.size];
    const messages = await rowsOf(MESSAGES);
    expect([sales.length > 0, messages.length > 0]).toEqual([true, true]);
    for (const service of SERVICES) {
      await sql.query(`update ${service}.facet set state = '{}' where fan is not null`);
      await sql.query(`delete from ${service}.facet_row`);
    }
    await sql.query(
      `update pricing.sale set amount_minor = 1; delete from pricing.sale where seq = (select min(seq) from pricing.sale)`,
    );
    await sql.query(`update memory.message set text = 'wrong'; delete from memory.conversation`);
    expect(await differences()).toBeGreaterThan(SERVICES.length);

    for (const service of SERVICES) expect(await run('rebuild', service)).toMatchObject({ code: 0 });
    expect(await differences()).toBe(0);
    expect(await rowsOf(STORED)).toEqual(events);
    expect(platform.messages.size).toBe(sent);
    expect(await rowsOf(MESSAGES)).toEqual(messages);
    const mended = await rowsOf(SALES);
    const content = (rows: readonly Record<string, unknown>[]) =>
      rows.map(({ seq: _, ...row }) => JSON.stringify(row)).sort();
    expect(content(mended)).toEqual(content(sales));
  });

  it('finds nothing to mend the second time, and one fan is rebuilt beside that fan’s own messages', async () => {
    const customer = open().customer('rebuilt');
    const says = Array.from({ length: 8 }, (_, n) => customer.says(`do you have ink landscapes, number ${n}?`));
    for (let n = 0; n < 3; n++) {
      const { code, stdout } = await run('--json', 'rebuild', 'ingest');
      expect([code, JSON.parse(stdout)]).toMatchObject([0, { service: 'ingest', mended: 0 }]);
    }
    await Promise.all(says);
    await open().quiet();
    const { code, stdout } = await run('--json', 'rebuild', 'generation', '--fan', `${customer.creator}/rebuilt`);
    expect([code, JSON.parse(stdout)]).toMatchObject([0, { streams: 1, mended: 0 }]);
    expect(await differences()).toBe(0);
  });
}
