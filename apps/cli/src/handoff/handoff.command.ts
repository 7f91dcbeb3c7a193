import { setTimeout as delay } from 'node:timers/promises';
import { Command, InvalidArgumentError } from 'commander';
import { Api, ApiError } from '../connection/api.js';
import { connectionOf } from '../connection/connection.js';
import { CheckFailed, UsageError } from '../errors.js';
import { print, printJson, printTable } from '../output/print.js';

export interface Handoff {
  readonly id: string;
  readonly creator: string;
  readonly fan: string;
  readonly reason: string;
  readonly status: 'requested' | 'claiming' | 'claimed' | 'released';
  readonly requestedAt: string;
  readonly claimedBy: string | null;
  readonly releasedBy: string | null;
  readonly overdueAt: string | null;
}
export interface Released extends Handoff {
  /** The other open requests of the fan. */
  readonly stillOpen: readonly Handoff[];
}
interface Page {
  readonly handoffs: readonly Handoff[];
  readonly next: number | null;
}

const PATH = '/v1/generation/handoffs';
const STATUSES = ['open', 'requested', 'claiming', 'claimed', 'released', 'all'];
/** A send that has begun is waited for this long; it may take longer when a platform does not answer. */
const WAIT_MS = 30_000;
const LOOK_EVERY_MS = 200;

const HELP = `
requested  a person was asked for, or the fan complained; nobody has claimed it
claiming   claimed; delivery has not recorded it yet, or a reply that had begun to leave has no outcome yet
claimed    a person writes: nothing that software wrote leaves until the release
released   settled; software answers again, unless another request of the fan is claimed`;

const statusOf = (text: string): string => {
  if (STATUSES.includes(text)) return text;
  throw new InvalidArgumentError(`expected one of ${STATUSES.join(', ')}`);
};

export function handoffCommand(): Command {
  const command = new Command('handoff').description('Who asked for a person, and who answers instead of software.');
  command
    .command('list')
    .description('The longest waiting first.')
    .option('--status <status>', STATUSES.join(', '), statusOf, 'open')
    .addHelpText('after', HELP)
    .action(async ({ status }: { status: string }, self: Command) => list(self, status));
  command
    .command('claim')
    .description('Takes a conversation over, and waits until nothing that software wrote leaves any more.')
    .argument('<id>', 'as `handoff list` prints it')
    .option('--by <name>', 'who takes it', 'operator')
    .action(async (id: string, options: { by: string }, self: Command) => {
      const connection = connectionOf(self);
      const api = Api.of(connection);
      await change(api, id, 'claim', options.by);
      const handoff = await taken(api, id);
      if (connection.json) printJson(handoff);
      assertTaken(handoff);
      if (!connection.json) print(`${id} is yours, ${options.by}: software is silent until you release it.`);
    });
  command
    .command('release')
    .description('Settles a request, claimed or not: software answers again, unless another of the fan is claimed.')
    .argument('<id>', 'as `handoff list` prints it')
    .option('--by <name>', 'who releases it', 'operator')
    .action(async (id: string, options: { by: string }, self: Command) => {
      const connection = connectionOf(self);
      const handoff = await change<Released>(Api.of(connection), id, 'release', options.by);
      if (connection.json) printJson(handoff);
      else print(releasedLine(handoff));
    });
  return command;
}

/** Throws CheckFailed unless a person writes now. */
export function assertTaken({ id, status, releasedBy }: Handoff): void {
  if (status === 'claimed') return;
  if (status === 'claiming')
    throw new CheckFailed(`${id} is claimed and not taken yet: delivery has not recorded it, or a reply is on its way`);
  throw new CheckFailed(`${id} is ${status}${releasedBy === null ? '' : ` by ${releasedBy}`}: it is not yours`);
}

export function releasedLine({ id, stillOpen }: Released): string {
  const isHeld = stillOpen.some(({ claimedBy }) => claimedBy !== null);
  const others = stillOpen.map(
    (other) => `another request (${other.id}, claimed by ${other.claimedBy ?? 'nobody'}) is still open`,
  );
  const answers = isHeld ? 'software stays silent' : 'software answers again';
  return `${[`${id} is released: ${answers}`, ...others].join('; ')}.`;
}

async function list(self: Command, status: string): Promise<void> {
  const connection = connectionOf(self);
  const handoffs = await all(Api.of(connection), status);
  if (connection.json) return printJson(handoffs);
  if (handoffs.length === 0) return print(status === 'open' ? 'Nobody waits for a person.' : 'None.');
  printTable(
    ['id', 'status', 'reason', 'fan', 'since', 'by'],
    handoffs.map((handoff) => [
      handoff.id,
      handoff.overdueAt === null || handoff.status !== 'requested' ? handoff.status : 'requested, overdue',
      handoff.reason,
      handoff.fan,
      handoff.requestedAt,
      handoff.releasedBy ?? handoff.claimedBy ?? '',
    ]),
  );
  print('`reprise handoff claim ID` takes one over; `reprise handoff release ID` gives it back.');
}

async function all(api: Api, status: string): Promise<Handoff[]> {
  const found: Handoff[] = [];
  for (let after: number | null = 0; after !== null;) {
    const query = new URLSearchParams({
      limit: '500',
      ...(status !== 'all' && { status }),
      ...(after > 0 && { after: String(after) }),
    });
    const page: Page = await api.get<Page>(`${PATH}?${query.toString()}`);
    found.push(...page.handoffs);
    after = page.next;
  }
  return found;
}

/** What is not there, or is somebody else's, was named wrongly. */
async function change<H extends Handoff>(api: Api, id: string, verb: 'claim' | 'release', by: string): Promise<H> {
  try {
    return await api.post<H>(`${PATH}/${encodeURIComponent(id)}/${verb}`, { by });
  } catch (error) {
    if (error instanceof ApiError && error.status === 404)
      throw new UsageError(`there is no request ${id}; see \`reprise handoff list\``);
    throw error;
  }
}

async function taken(api: Api, id: string): Promise<Handoff> {
  const until = Date.now() + WAIT_MS;
  for (;;) {
    const handoff = await api.get<Handoff>(`${PATH}/${encodeURIComponent(id)}`);
    if (handoff.status !== 'claiming' || Date.now() >= until) return handoff;
    await delay(LOOK_EVERY_MS);
  }
}
