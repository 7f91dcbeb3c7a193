import type { Pool } from 'pg';
import { rootOf } from '../append/group-commit.js';
import { DomainError } from '@reprise/event-sourcing';
import type { Cause, Task, Work } from '../work.js';
import {
  countDeadLetters,
  listDeadLetters,
  resolve,
  showDeadLetter,
  type DeadLetterQuery,
  type DeadLetterScope,
  type StoredDeadLetter,
} from './dead-letters.js';
import type { ConsumeEngine } from './engine.js';
import { checkpoint, moveCheckpoint, subjectOfStream, versionIn } from './checkpoint.js';

interface Log {
  engine(): ConsumeEngine | undefined;
  submit(task: Task): Promise<unknown>;
  rootCause(): Cause;
  /** Parked records may be ready now. */
  wakeParked(): void;
}

/** What an operator does with records that could not be applied. */
export class DeadLetters {
  constructor(
    private readonly pool: Pool,
    private readonly log: Log,
  ) {}

  list(query?: DeadLetterQuery): Promise<StoredDeadLetter[]> {
    return listDeadLetters(this.pool, query);
  }

  show(id: string, scope?: DeadLetterScope): Promise<StoredDeadLetter> {
    return showDeadLetter(this.pool, id, scope);
  }

  count(): Promise<number> {
    return countDeadLetters(this.pool);
  }

  /** Tries the record again; what waited behind it follows by itself. Throws `dead-letter/still-failing` with the reason. */
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
    this.log.wakeParked();
  }

  /** Gives the record up for good, with a reason, and lets what waited behind it go on. */
  async skip(id: string, reason: string): Promise<void> {
    const letter = await this.unresolved(id);
    await this.log.submit({
      key: letter.key,
      streams: [],
      cause: this.log.rootCause(),
      run: async (work) => {
        if (letter.stream !== null) await pass(letter.stream, letter.version!, work);
        work.write(resolve, { id, resolution: `skipped: ${reason}` });
      },
    });
    this.log.wakeParked();
  }

  private async unresolved(id: string): Promise<StoredDeadLetter> {
    const letter = await this.show(id);
    if (letter.resolvedAt !== null)
      throw new DomainError('dead-letter/resolved', `dead letter ${id} is resolved already: ${letter.resolution}`, 409);
    return letter;
  }
}

/** Moves past a version. Only past the next one: what stands before it would be lost without a word. */
async function pass(stream: string, version: number, work: Work): Promise<void> {
  const consumed = versionIn(await work.ask(checkpoint, subjectOfStream(stream)), stream);
  if (version > consumed + 1)
    throw new DomainError(
      'dead-letter/not-next',
      `${stream} waits for version ${consumed + 1}; what is before version ${version} has to be applied or skipped first`,
      409,
    );
  work.write(moveCheckpoint, { stream, version });
}
