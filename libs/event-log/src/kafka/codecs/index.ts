import { promisify } from 'node:util';
import { zstdCompress, zstdDecompress } from 'node:zlib';
import kafkajs, { CompressionTypes } from 'kafkajs';
import { MAX_UNPACKED_BYTES } from './block.js';
import { unpackLz4 } from './lz4.js';
import { unpackSnappy } from './snappy.js';

interface Encoder {
  readonly buffer: Buffer;
}

const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);

const readOnly = (name: string, unpack: (bytes: Buffer) => Buffer) => () => ({
  compress: (_encoder: Encoder): Promise<Buffer> =>
    Promise.reject(new Error(`${name} is only read here; send with zstd or gzip`)),
  decompress: (bytes: Buffer): Promise<Buffer> =>
    Promise.resolve()
      .then(() => unpack(bytes))
      .catch((error: Error) => {
        throw new Error(`a batch packed with ${name} cannot be read: ${error.message}`, { cause: error });
      }),
});

/**
 * Makes every client of this process read each codec of the protocol: gzip comes with kafkajs, the others are registered
 * here. A topic's `compression.type`, or a producer that is not ours, decides what arrives; we send zstd, gzip or none.
 */
export function registerCodecs(): void {
  // Through the default export: Node does not see this name in a CommonJS module.
  const { CompressionCodecs } = kafkajs;
  CompressionCodecs[CompressionTypes.ZSTD] = () => ({
    compress: (encoder: Encoder) => compress(encoder.buffer),
    decompress: (bytes: Buffer) => decompress(bytes, { maxOutputLength: MAX_UNPACKED_BYTES }),
  });
  CompressionCodecs[CompressionTypes.LZ4] = readOnly('lz4', unpackLz4);
  CompressionCodecs[CompressionTypes.Snappy] = readOnly('snappy', unpackSnappy);
}
