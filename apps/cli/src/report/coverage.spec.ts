import { CommanderError } from 'commander';
import { coverageCommand } from './coverage.command.js';

describe('reprise report coverage --since', () => {
  const run = (since: string) =>
    coverageCommand()
      .exitOverride()
      .configureOutput({ writeErr: () => undefined })
      .parseAsync(['--since', since], { from: 'user' });

  it.each(['2026-02-30T00:00:00Z', '2026-02-30', '2026-03-01T10:00:00', '+010000-01-01T00:00:00Z', 'soon', ''])(
    'is bad usage where no such time exists: %j',
    async (since) => {
      const error = await run(since).catch((wrong: unknown) => wrong);
      expect(error).toBeInstanceOf(CommanderError);
      expect(error).toMatchObject({ code: 'commander.invalidArgument' });
    },
  );
});
