import fc from 'fast-check';
import { CorruptBlock } from './block.js';
import { unpackLz4 } from './lz4.js';
import { unpackSnappy } from './snappy.js';

const hex = (text: string) => Buffer.from(text.replaceAll(' ', ''), 'hex');
const LZ4_HEAD = '04224d18 60 40 82';

describe('unpacking what others packed', () => {
  it('repeats a pattern by a copy that overlaps itself', () => {
    // Two literals, then a copy of 8 from 2 back; the last sequence has literals alone.
    expect(unpackLz4(hex(`${LZ4_HEAD} 07000000 24 6162 0200 10 63 00000000`)).toString()).toBe('ababababab' + 'c');
    expect(unpackSnappy(hex('0a 04 6162 1102')).toString()).toBe('ababababab');
  });

  it('reads snappy in the frame of Java clients, block by block', () => {
    const frame = Buffer.concat([hex('82534e4150505900 00000001 00000001 00000004'), hex('02 04 6162')]);
    expect(unpackSnappy(Buffer.concat([frame, hex('00000004 02 04 6364')])).toString()).toBe('abcd');
  });

  it('refuses what ends early, copies from nowhere or unpacks to too much', () => {
    for (const text of [
      '',
      '04224d18',
      `${LZ4_HEAD} 05000000 20 61`,
      `${LZ4_HEAD} 04000000 10 61 0900`,
      `${LZ4_HEAD} 04000000 10 61 0000`,
    ])
      expect(() => unpackLz4(hex(text))).toThrow(CorruptBlock);
    for (const text of ['', 'ffffffffff0f', '05 04 6162', '0a 1102', 'ffffffff0f 04 6162', '02 f0'])
      expect(() => unpackSnappy(hex(text))).toThrow(CorruptBlock);
  });

  it('ends on any bytes, with their content or with a refusal', () => {
    const ends = (unpack: (bytes: Buffer) => Buffer, bytes: Buffer) => {
      try {
        return unpack(bytes).length >= 0;
      } catch (error) {
        return error instanceof CorruptBlock;
      }
    };
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(ends(unpackSnappy, Buffer.from(bytes))).toBe(true);
        expect(ends(unpackLz4, Buffer.concat([hex(LZ4_HEAD), hex('20010000'), Buffer.from(bytes)]))).toBe(true);
      }),
    );
  });
});
