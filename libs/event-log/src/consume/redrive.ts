import type { Pool } from 'pg';
import { rootOf } from '../append/group-commit.js';
import { DomainError } from '@reprise/event-sourcing';
import type { Cause, Task } from '../work.js';
import { listDeadLetters, resolve, showDeadLetter, type StoredDeadLetter } from './dead-letters.js';
import type { ConsumeEngine } from './engine.js';
import { markSeen } from './seen.js';

interface Log {
  engine(): ConsumeEngine | undefined;
  submit(task: Task): Promise<unknown>;
  rootCause(): Cause;
  drainParked(): Promise<void>;
}

/** What an operator does with records that could not be applied. */
export class DeadLetters {
  constructor(
    private readonly pool: Pool,
    private readonly log: Log,
  ) {}

  list(limit?: number): Promise<StoredDeadLetter[]> {
    return listDeadLetters(this.pool, limit);
  }

  show(id: string): Promise<StoredDeadLetter> {
    return showDeadLetter(this.pool, id);
  }

  async count(): Promise<number> {
    return (await listDeadLetters(this.pool, 10_000)).length;
  }

  /** Tries the record again, then everything that waited behind it. Throws `dead-letter/still-failing` with the reason. */
  async redrive(id: string): Promise<void> {
    const letter = await this.unresolved(id);
    const engine = this.log.engine();
    if (!engine)
      throw new DomainError(
        'dead-letter/not-consuming',
        'the service is not consuming yet; try again in a moment',
        409,
      );
    try {
      await engine.redrive(letter.record, { id, resolution: 'redriven' });
    } catch (error) {
      throw new DomainError(
        'dead-letter/still-failing',
        `the record still fails: ${(rootOf(error) as Error).message}`,
        409,
      );
    }
    await this.release(engine);
  }

  /** Gives the record up for good, with a reason, and lets what waited behind it go on. */
  async skip(id: string, reason: string): Promise<void> {
    const letter = await this.unresolved(id);
    await this.log.submit({
      key: letter.key,
      streams: [],
      cause: this.log.rootCause(),
      run: (work) => {
        if (letter.stream !== null) work.write(markSeen, { stream: letter.stream, version: letter.version! });
        work.write(resolve, { id, resolution: `skipped: ${reason}` });
        return Promise.resolve();
      },
    });
    const engine = this.log.engine();
    if (engine) await this.release(engine);
  }

  private async release(engine: ConsumeEngine): Promise<void> {
    engine.mayHaveParked = true;
    await this.log.drainParked();
  }

  private async unresolved(id: string): Promise<StoredDeadLetter> {
    const letter = await this.show(id);
    if (letter.resolvedAt !== null)
      throw new DomainError('dead-letter/resolved', `dead letter ${id} is resolved already: ${letter.resolution}`, 409);
    return letter;
  }
}
