import { Command, CommanderError } from 'commander';
import { CheckFailed, UsageError } from './errors.js';
import { printNote } from './output/print.js';
import { visibleLines } from './output/visible.js';

/** In the order of the help. Only what the command line names is loaded: an evaluation needs the services, an import does not. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  import: async () => (await import('./import/import.command.js')).importCommand(),
  play: async () => (await import('./play/play.command.js')).playCommand(),
  fan: async () => (await import('./fan/fan.command.js')).fanCommand(),
  replay: async () => (await import('./replay/replay.command.js')).replayCommand(),
  rebuild: async () => (await import('./rebuild/rebuild.command.js')).rebuildCommand(),
  report: async () => (await import('./report/report.command.js')).reportCommand(),
  dlq: async () => (await import('./dlq/dlq.command.js')).dlqCommand(),
  handoff: async () => (await import('./handoff/handoff.command.js')).handoffCommand(),
  eval: async () => (await import('./eval/eval.command.js')).evalCommand(),
};

const HELP = `
Where to:
  Without options the command talks to the system that \`npm start\` runs in this directory (.reprise/run.json).
  --url and --token name another running system, --database and --kafka read a log directly, without a server.
  REPRISE_TOKEN and KAFKA_NAMESPACE (prefix of the topics) are taken from the environment.

Exit codes: 0 done, 1 a check failed, 2 bad usage.`;

export async function buildProgram(args: readonly string[]): Promise<Command> {
  const program = new Command('reprise')
    .description('Import, replay, check and report on a Reprise system.')
    .version('0.1.0')
    .option('--url <url>', 'base URL of a running system')
    .option('--token <token>', 'its bearer token')
    .option('--database <url>', 'read a Postgres database directly')
    .option('--kafka <brokers>', 'read the log from Kafka, host:port,host:port')
    .option('--data <dir>', 'data folder of a local system', '.reprise')
    .option('--tenant <tenant>', 'tenant of names; a token of another tenant is refused', 'default')
    .option('--platform <platform>', 'platform of archives and names', 'sandbox')
    .option('--json', 'print JSON only', false)
    .addHelpText('after', HELP)
    .showHelpAfterError('(add --help for the whole usage)');
  const named = Object.entries(COMMANDS).filter(([name]) => args.includes(name));
  for (const [, load] of named.length > 0 ? named : Object.entries(COMMANDS)) program.addCommand(await load());
  return asProgram(program);
}

/** Runs the command line; resolves with the exit code and never throws. */
export async function runProgram(argv: readonly string[]): Promise<number> {
  try {
    const program = await buildProgram(argv.slice(2));
    await program.parseAsync(argv);
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (error instanceof UsageError) return complain(error.message, 2);
    if (error instanceof CheckFailed) return complain(error.message, 1);
    return complain(error instanceof Error ? error.message : String(error), 1);
  }
}

function complain(message: string, code: number): number {
  if (message) printNote(message);
  return code;
}

/** Every command ends, and complains, as the program does. */
function asProgram(command: Command): Command {
  command.exitOverride().configureOutput({ outputError: (text, write) => write(visibleLines(text)) });
  for (const sub of command.commands) asProgram(sub);
  return command;
}
