import { hash32 } from '@reprise/event-sourcing';

const START_SIZE = 4;

/**
 * Remembers which record took each version of a stream, 1, 2, 3, …: 32 bits of its id, so that a repeat (the same
 * record again, which a log may hold) is told from a fork (another record in its place) without keeping the history.
 */
export class VersionMarks {
  private marks = new Int32Array(START_SIZE);
  private size = 0;

  add(id: string): void {
    if (this.size === this.marks.length) {
      const larger = new Int32Array(this.marks.length * 2);
      larger.set(this.marks);
      this.marks = larger;
    }
    this.marks[this.size++] = hash32(id);
  }

  /** False for another record than the one that took the version. */
  matches(version: number, id: string): boolean {
    return this.marks[version - 1] === hash32(id);
  }
}
