import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** Wraps and unwraps the keys of fans. A cloud KMS is another implementation of these two methods. */
export interface Kms {
  wrap(key: Buffer, context: string): Promise<Buffer>;
  unwrap(wrapped: Buffer, context: string): Promise<Buffer>;
}

/** AES-256-GCM under one master key from the configuration; `context` is authenticated, so keys cannot be swapped. */
export class LocalKms implements Kms {
  constructor(private readonly masterKey: Buffer) {
    if (masterKey.length !== 32) throw new Error('REPRISE_KMS_KEY must be 32 bytes, base64');
  }

  wrap(key: Buffer, context: string): Promise<Buffer> {
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.masterKey, iv).setAAD(Buffer.from(context));
    return Promise.resolve(Buffer.concat([iv, cipher.update(key), cipher.final(), cipher.getAuthTag()]));
  }

  unwrap(wrapped: Buffer, context: string): Promise<Buffer> {
    const decipher = createDecipheriv('aes-256-gcm', this.masterKey, wrapped.subarray(0, 12)).setAAD(
      Buffer.from(context),
    );
    decipher.setAuthTag(wrapped.subarray(-16));
    return Promise.resolve(Buffer.concat([decipher.update(wrapped.subarray(12, -16)), decipher.final()]));
  }
}
