const START_SIZE = 16;

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
    this.marks[this.size++] = markOf(id);
  }

  /** False for another record than the one that took the version. */
  matches(version: number, id: string): boolean {
    return this.marks[version - 1] === markOf(id);
  }
}

/** FNV-1a. */
function markOf(id: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193);
  return hash | 0;
}
