import { Command, CommanderError } from 'commander';
import { CheckFailed, UsageError } from './errors.js';
import { dlqCommand } from './dlq/dlq.command.js';
import { evalCommand } from './eval/eval.command.js';
import { fanCommand } from './fan/fan.command.js';
import { handoffCommand } from './handoff/handoff.command.js';
import { importCommand } from './import/import.command.js';
import { playCommand } from './play/play.command.js';
import { rebuildCommand } from './rebuild/rebuild.command.js';
import { replayCommand } from './replay/replay.command.js';
import { reportCommand } from './report/report.command.js';

const HELP = `
Where to:
  Without options the command talks to the system that \`npm start\` runs in this directory (.reprise/run.json).
  --url and --token name another running system, --database and --kafka read a log directly, without a server.
  REPRISE_TOKEN and KAFKA_NAMESPACE (prefix of the topics) are taken from the environment.

Exit codes: 0 done, 1 a check failed, 2 bad usage.`;

export function buildProgram(): Command {
  const program = new Command('reprise')
    .description('Import, replay, check and report on a Reprise system.')
    .version('0.1.0')
    .option('--url <url>', 'base URL of a running system')
    .option('--token <token>', 'its bearer token')
    .option('--database <url>', 'read a Postgres database directly')
    .option('--kafka <brokers>', 'read the log from Kafka, host:port,host:port')
    .option('--data <dir>', 'data folder of a local system', '.reprise')
    .option('--tenant <tenant>', 'tenant of archives and names', 'default')
    .option('--platform <platform>', 'platform of archives and names', 'sandbox')
    .option('--json', 'print JSON only', false)
    .addHelpText('after', HELP)
    .showHelpAfterError('(add --help for the whole usage)')
    .exitOverride();
  const commands = [
    importCommand(),
    playCommand(),
    fanCommand(),
    replayCommand(),
    rebuildCommand(),
    reportCommand(),
    dlqCommand(),
    handoffCommand(),
    evalCommand(),
  ];
  for (const command of commands) program.addCommand(inheritExit(command));
  return program;
}

/** Runs the command line; resolves with the exit code and never throws. */
export async function runProgram(argv: readonly string[]): Promise<number> {
  try {
    await buildProgram().parseAsync(argv);
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (error instanceof UsageError) return complain(error.message, 2);
    if (error instanceof CheckFailed) return complain(error.message, 1);
    return complain(error instanceof Error ? error.message : String(error), 1);
  }
}

function complain(message: string, code: number): number {
  if (message) process.stderr.write(`reprise: ${message}\n`);
  return code;
}

function inheritExit(command: Command): Command {
  command.exitOverride();
  for (const sub of command.commands) inheritExit(sub);
  return command;
}
