import { randomBytes } from 'node:crypto';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { SERVICES, type ServiceName } from '@reprise/contracts';
import { testDatabase, type TestDatabase } from '@reprise/testing';
import pg from 'pg';
import { ROOT } from '../system/root.js';
import { runNode, type Ran } from '../testing/cli.js';

const NEEDS: Readonly<Record<ServiceName, readonly string[]>> = {
  ingest: ['REPRISE_CONNECTIONS'],
  memory: [],
  generation: [],
  catalog: [],
  pricing: [],
  delivery: ['REPRISE_PLATFORMS'],
};
const SECRET = 'a-token-nobody-may-see';

const run = (service: ServiceName, env: Readonly<Record<string, string>>, ...args: string[]): Promise<Ran> =>
  runNode([join(ROOT, 'apps', service, 'dist', 'main.js'), ...args], { LOG_LEVEL: 'silent', ...env });
/** One sentence, no stack. */
const sentence = (start: string) => new RegExp(`^${start}[^\\n]*\\n$`);

describe('a service process', () => {
  let database: TestDatabase;
  let environment: Record<string, string>;
  beforeAll(async () => {
    database = await testDatabase();
    environment = {
      DATABASE_URL: database.url,
      REPRISE_TOKENS: `${SECRET}=default`,
      REPRISE_KMS_KEY: randomBytes(32).toString('base64'),
      PORT: '0',
      HOST: '127.0.0.1',
    };
  });
  afterAll(() => database.drop());

  it.each(SERVICES)('of %s names every variable it lacks, and ends with 2', async (service) => {
    const { code, stderr } = await run(service, {});
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(`${service} cannot start`) as string });
    for (const name of ['DATABASE_URL', 'REPRISE_TOKENS', 'REPRISE_KMS_KEY', ...NEEDS[service]])
      expect(stderr).toContain(`\n  ${name}: `);
  });

  it('names every variable that is wrong, says what is expected, and repeats no secret', async () => {
    const wrong = {
      DATABASE_URL: 'mysql://root@db/reprise',
      REPRISE_TOKENS: SECRET,
      REPRISE_KMS_KEY: 'c2hvcnQ=',
      PORT: '70000',
      KAFKA_BROKERS: 'broker',
      KAFKA_NAMESPACE: 'no dot',
      LOG_LEVEL: 'loud',
      REPRISE_PACE: 'fast',
      SEND_CONCURRENCY: '0',
      REPRISE_PLATFORMS: 'sandbox',
    };
    const { code, stderr } = await run('delivery', wrong);
    expect(code).toBe(2);
    for (const name of Object.keys(wrong)) expect(stderr).toMatch(new RegExp(`^  ${name}[^:]*: .+$`, 'm'));
    expect(stderr).not.toContain(SECRET);
    expect(stderr).not.toContain('c2hvcnQ=');
  });

  it('takes no argument it does not know', async () => {
    const { code, stderr } = await run('memory', environment, 'migrat');
    expect(code).toBe(2);
    expect(stderr).toMatch(sentence('usage: node main.js'));
  });

  it('does not start on a database nobody migrated, and says how to', async () => {
    const { code, stderr } = await run('pricing', environment);
    expect(code).toBe(1);
    expect(stderr).toMatch(sentence('pricing cannot start: its schema is not up to date'));
    expect(stderr).toContain('main.js migrate');
  });

  it('does not start on a database that cannot hold every text, and says how to make one', async () => {
    const name = new URL(database.url).pathname.slice(1);
    const ascii = `${name}_ascii`;
    const sql = new pg.Client({ connectionString: database.url });
    await sql.connect();
    await sql.query(`create database ${ascii} encoding 'SQL_ASCII' template template0`);
    const url = database.url.replace(name, ascii);
    for (const command of [[], ['migrate']]) {
      const { code, stderr } = await run('pricing', { ...environment, DATABASE_URL: url }, ...command);
      expect(code).toBe(1);
      expect(stderr).toMatch(sentence('pricing cannot start: its database is encoded in SQL_ASCII'));
    }
    await sql.query(`drop database ${ascii}`);
    await sql.end();
  });

  it('migrates once, however often it is told to', async () => {
    const first = await run('pricing', environment, 'migrate');
    const second = await run('pricing', environment, 'migrate');
    expect([first.code, second.code]).toEqual([0, 0]);
    expect(first.stdout).toContain('pricing: ran ');
    expect(second.stdout).toBe('pricing: schema is up to date\n');
  });

  it('needs no secret to migrate', async () => {
    expect(await run('memory', { DATABASE_URL: database.url }, 'migrate')).toMatchObject({ code: 0, stderr: '' });
  });

  it.each([
    ['a database that does not answer', { DATABASE_URL: 'postgres://user:hush@127.0.0.1:1/reprise' }, 'DATABASE_URL'],
    ['brokers that do not answer', { KAFKA_BROKERS: '127.0.0.1:1' }, 'KAFKA_BROKERS'],
  ])('says in one sentence that it has %s', async (_, away, name) => {
    const { code, stderr } = await run('pricing', { ...environment, ...away }, 'migrate');
    expect(code).toBe(1);
    expect(stderr).toMatch(sentence('pricing cannot start: .*ECONNREFUSED'));
    expect(stderr).toContain(name);
    expect(stderr).not.toContain('hush');
  });

  it('says which port is taken', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as { port: number };
    await run('pricing', environment, 'migrate');
    const { code, stderr } = await run('pricing', { ...environment, PORT: String(port) });
    other.close();
    expect(code).toBe(1);
    expect(stderr).toMatch(sentence(`pricing cannot start: port ${port} is in use`));
  });
});
