import { Command } from 'commander';
import { cutText, SERVICES, type ServiceName } from '@reprise/contracts';
import { Api } from '../connection/api.js';
import { connectionOf } from '../connection/connection.js';
import { UsageError } from '../errors.js';
import { print, printJson, printTable } from '../output/print.js';

interface DeadLetter {
  readonly id: string;
  readonly stream: string | null;
  readonly version: number | null;
  readonly type: string | null;
  readonly reason: string;
  readonly detail: string;
  readonly deadAt: string;
}

export function dlqCommand(): Command {
  const command = new Command('dlq').description(
    'Records that could not be applied. Each blocks its own stream only, until it is redriven or skipped.',
  );
  command
    .command('list')
    .option('--service <service>', 'of one service')
    .action(async (options: { service?: string }, self: Command) => {
      const connection = connectionOf(self);
      const letters = await lettersOf(Api.of(connection), options.service);
      if (connection.json) return printJson(letters);
      if (letters.length === 0) return print('No dead letters.');
      printTable(
        ['id', 'type', 'stream', 'reason', 'detail', 'since'],
        letters.map((l) => [
          l.id,
          l.type ?? '?',
          `${l.stream ?? '?'}#${l.version ?? '?'}`,
          l.reason,
          cutText(l.detail, 60),
          l.deadAt,
        ]),
      );
      print('Mend the cause, then `reprise dlq redrive ID`; or `reprise dlq skip ID --reason "…"`.');
    });
  command
    .command('show')
    .argument('<id>', 'as `dlq list` prints it, e.g. memory/3')
    .action(async (id: string, _options: object, self: Command) => {
      const { service, number } = parseId(id);
      printJson(await Api.of(connectionOf(self)).get(`/v1/${service}/dead-letters/${number}`));
    });
  command
    .command('redrive')
    .argument('<id>', 'as `dlq list` prints it, or `all`')
    .action(async (id: string, _options: object, self: Command) => {
      const api = Api.of(connectionOf(self));
      const targets = id === 'all' ? (await lettersOf(api)).map((letter) => letter.id) : [id];
      for (const target of targets) {
        const { service, number } = parseId(target);
        await api.post(`/v1/${service}/dead-letters/${number}/redrive`, {});
        print(`${target} applied.`);
      }
    });
  command
    .command('skip')
    .argument('<id>', 'as `dlq list` prints it')
    .requiredOption('--reason <reason>', 'why the record is given up; kept with it')
    .action(async (id: string, options: { reason: string }, self: Command) => {
      const { service, number } = parseId(id);
      await Api.of(connectionOf(self)).post(`/v1/${service}/dead-letters/${number}/skip`, { reason: options.reason });
      print(`${id} skipped: ${options.reason}`);
    });
  return command;
}

async function lettersOf(api: Api, only?: string): Promise<DeadLetter[]> {
  if (only !== undefined && !isService(only))
    throw new UsageError(`there is no service ${only}; one of ${SERVICES.join(', ')}`);
  const services = only === undefined ? SERVICES : [only as ServiceName];
  const lists = await Promise.all(
    services.map(async (service) => {
      const letters = await everyPage(api, `/v1/${service}/dead-letters`);
      return letters.map((letter) => ({ ...letter, id: `${service}/${letter.id}` }));
    }),
  );
  return lists.flat();
}

async function everyPage(api: Api, path: string): Promise<DeadLetter[]> {
  const letters: DeadLetter[] = [];
  for (let after = ''; ;) {
    const page = await api.get<{ deadLetters: DeadLetter[]; next: string | null }>(`${path}?limit=1000${after}`);
    letters.push(...page.deadLetters);
    if (page.next === null) return letters;
    after = `&after=${page.next}`;
  }
}

const isService = (name: string): name is ServiceName => (SERVICES as readonly string[]).includes(name);

function parseId(id: string): { service: ServiceName; number: string } {
  const [service = '', number = ''] = id.split('/');
  if (!isService(service) || !/^\d+$/.test(number))
    throw new UsageError(`${id} is not a dead letter; ids look like memory/3, see \`reprise dlq list\``);
  return { service, number };
}
