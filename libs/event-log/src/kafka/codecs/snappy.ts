import { CorruptBlock, MAX_UNPACKED_BYTES, Unpacked } from './block.js';

/** How Java clients frame it: this, two version numbers, then blocks, each behind its length. */
const XERIAL = Buffer.from([0x82, 0x53, 0x4e, 0x41, 0x50, 0x50, 0x59, 0x00]);
const XERIAL_HEADER_BYTES = 16;

/** Reads Snappy (format_description.txt), bare or in the frame of Java clients. */
export function unpackSnappy(packed: Buffer): Buffer {
  try {
    if (!packed.subarray(0, XERIAL.length).equals(XERIAL)) return unpackBlock(packed);
    const blocks: Buffer[] = [];
    for (let at = XERIAL_HEADER_BYTES; at < packed.length;) {
      const size = packed.readUInt32BE(at);
      if (at + 4 + size > packed.length) throw new CorruptBlock('the frame ends within a block');
      blocks.push(unpackBlock(packed.subarray(at + 4, at + 4 + size)));
      at += 4 + size;
    }
    return Buffer.concat(blocks);
  } catch (error) {
    throw error instanceof CorruptBlock ? error : new CorruptBlock('the block ends too early', { cause: error });
  }
}

function unpackBlock(block: Buffer): Buffer {
  let at = 0;
  let size = 0;
  for (let shift = 0, byte = 0x80; byte & 0x80; shift += 7) {
    if (shift > 28) throw new CorruptBlock('its length is not one');
    byte = block.readUInt8(at++);
    size += (byte & 0x7f) * 2 ** shift;
  }
  if (size > MAX_UNPACKED_BYTES) throw new CorruptBlock(`it unpacks to more than ${MAX_UNPACKED_BYTES} bytes`);
  const out = new Unpacked(size);
  while (at < block.length) at = element(block, at, out);
  if (out.length !== size) throw new CorruptBlock(`it unpacks to ${out.length} bytes instead of ${size}`);
  return out.get();
}

/** One literal or copy; returns where the next one begins. */
function element(block: Buffer, at: number, out: Unpacked): number {
  const tag = block.readUInt8(at);
  const upper = tag >> 2;
  switch (tag & 3) {
    case 0: {
      const extra = Math.max(0, upper - 59);
      const length = 1 + (extra === 0 ? upper : block.readUIntLE(at + 1, extra));
      const start = at + 1 + extra;
      out.literal(block, start, start + length);
      return start + length;
    }
    case 1:
      out.copy(((tag >> 5) << 8) | block.readUInt8(at + 1), 4 + (upper & 7));
      return at + 2;
    case 2:
      out.copy(block.readUInt16LE(at + 1), 1 + upper);
      return at + 3;
    default:
      out.copy(block.readUInt32LE(at + 1), 1 + upper);
      return at + 5;
  }
}
