import type { Sql } from '../work.js';
import { writeCursor, type OutboxCursor } from './outbox.js';

const SAVE_EVERY_MS = 500;

/** How far a relay has published. It is written down at most twice a second: what a crash loses of it only repeats records. */
export class SavedCursor {
  private saved: OutboxCursor;
  private savedAt = -Infinity;
  private writing: Promise<Error | null> = Promise.resolve(null);

  constructor(
    private readonly sql: Sql,
    public at: OutboxCursor,
  ) {
    this.saved = at;
  }

  /** Begins to write it when it is due. Throws what an earlier write failed with. */
  async saveWhenDue(): Promise<void> {
    if (this.saved === this.at || performance.now() < this.savedAt + SAVE_EVERY_MS) return;
    await this.save();
  }

  /** Writes it now. Not awaited: the connection takes one statement after another, and the next write tells how it ended. */
  private async save(): Promise<void> {
    await this.written();
    this.savedAt = performance.now();
    this.saved = this.at;
    this.writing = writeCursor(this.sql, this.at).then(
      () => null,
      (error: Error) => error,
    );
  }

  /** Writes what is not written yet and waits for it. */
  async close(): Promise<void> {
    if (this.saved !== this.at) await this.save();
    await this.written();
  }

  private async written(): Promise<void> {
    const error = await this.writing;
    if (error) throw error;
  }
}
