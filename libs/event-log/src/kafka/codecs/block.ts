/** What a compressed block may unpack to: a broker takes no larger batch than this unless its limits were raised a lot. */
export const MAX_UNPACKED_BYTES = 128 * 1024 * 1024;

/** The bytes are not what their codec says. */
export class CorruptBlock extends Error {
  override readonly name = 'CorruptBlock';
}

/** Bytes that grow, and that copy from what was written before: what both codecs are made of. */
export class Unpacked {
  private bytes: Buffer;
  length = 0;

  constructor(expected: number) {
    this.bytes = Buffer.allocUnsafe(Math.min(Math.max(expected, 64), MAX_UNPACKED_BYTES));
  }

  literal(from: Buffer, start: number, end: number): void {
    if (end > from.length) throw new CorruptBlock('the block ends within a literal');
    this.reserve(end - start);
    from.copy(this.bytes, this.length, start, end);
    this.length += end - start;
  }

  /** `size` bytes from `distance` bytes back. They may overlap what is being written: that repeats a pattern. */
  copy(distance: number, size: number): void {
    if (distance === 0 || distance > this.length) throw new CorruptBlock('a copy begins before the first byte');
    this.reserve(size);
    for (let left = size; left > 0;) {
      const step = Math.min(left, distance);
      this.bytes.copy(this.bytes, this.length, this.length - distance, this.length - distance + step);
      this.length += step;
      left -= step;
    }
  }

  get(): Buffer {
    return this.bytes.subarray(0, this.length);
  }

  private reserve(more: number): void {
    const needed = this.length + more;
    if (needed > MAX_UNPACKED_BYTES) throw new CorruptBlock(`it unpacks to more than ${MAX_UNPACKED_BYTES} bytes`);
    if (needed <= this.bytes.length) return;
    const larger = Buffer.allocUnsafe(Math.min(MAX_UNPACKED_BYTES, Math.max(needed, this.bytes.length * 2)));
    this.bytes.copy(larger, 0, 0, this.length);
    this.bytes = larger;
  }
}
