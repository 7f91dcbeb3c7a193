import { CorruptBlock, Unpacked } from './block.js';

const MAGIC = 0x184d2204;
const UNCOMPRESSED = 0x80000000;
/** Bits of the frame's first descriptor byte. */
const FLAGS = { dictionary: 0x01, contentChecksum: 0x04, contentSize: 0x08, blockChecksum: 0x10, version: 0xc0 };
const MIN_MATCH = 4;

/** Reads an LZ4 frame (lz4_Frame_format 1.6.2), as Kafka's batches carry it. Checksums are the broker's to check: the batch has one of its own. */
export function unpackLz4(frame: Buffer): Buffer {
  try {
    return unpack(frame);
  } catch (error) {
    throw error instanceof CorruptBlock ? error : new CorruptBlock('the frame ends too early', { cause: error });
  }
}

function unpack(frame: Buffer): Buffer {
  if (frame.readUInt32LE(0) !== MAGIC) throw new CorruptBlock('it does not begin as an LZ4 frame');
  const flags = frame.readUInt8(4);
  if ((flags & FLAGS.version) !== 0x40) throw new CorruptBlock('another version of LZ4 frames');
  if (flags & FLAGS.dictionary) throw new CorruptBlock('the frame needs a dictionary');
  const out = new Unpacked(frame.length * 4);
  // Magic, two descriptor bytes, the size when it is there, the descriptor's checksum.
  let at = 4 + 2 + (flags & FLAGS.contentSize ? 8 : 0) + 1;
  for (;;) {
    const word = frame.readUInt32LE(at);
    at += 4;
    if (word === 0) return out.get();
    const size = (word & ~UNCOMPRESSED) >>> 0;
    if (at + size > frame.length) throw new CorruptBlock('the frame ends within a block');
    if (word & UNCOMPRESSED) out.literal(frame, at, at + size);
    else unpackBlock(frame.subarray(at, at + size), out);
    at += size + (flags & FLAGS.blockChecksum ? 4 : 0);
  }
}

/** Sequences of literals and copies; a copy may reach into earlier blocks of the frame. */
function unpackBlock(block: Buffer, out: Unpacked): void {
  for (let at = 0; at < block.length;) {
    const token = block.readUInt8(at++);
    const literals = lengthAt(block, at, token >> 4);
    at = literals.next + literals.length;
    out.literal(block, literals.next, at);
    if (at === block.length) return;
    const distance = block.readUInt16LE(at);
    const match = lengthAt(block, at + 2, token & 0x0f);
    out.copy(distance, match.length + MIN_MATCH);
    at = match.next;
  }
}

/** A length of 15 goes on in the following bytes, as long as they are 255. */
function lengthAt(block: Buffer, at: number, start: number): { length: number; next: number } {
  let length = start;
  if (start === 15) for (let byte = 255; byte === 255; length += byte) byte = block.readUInt8(at++);
  return { length, next: at };
}
