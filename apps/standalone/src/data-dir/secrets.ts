import { readFileSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';

/** What a start makes for itself, once, and every later start on the same folder uses again. */
export interface Secrets {
  readonly token: string;
  /** 32 bytes, base64. Whoever loses it loses all personal text. */
  readonly kmsKey: string;
  /** Shared with the sandbox platform; Standard Webhooks form. */
  readonly webhookSecret: string;
}

function keep(dir: string, name: string, make: () => string): string {
  const file = join(dir, name);
  try {
    writeFileSync(file, make(), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readFileSync(file, 'utf8').trim();
}

export const keepSecrets = (dir: string): Secrets => ({
  token: keep(dir, 'token', () => randomBytes(24).toString('base64url')),
  kmsKey: keep(dir, 'kms-key', () => randomBytes(32).toString('base64')),
  webhookSecret: keep(dir, 'webhook-secret', () => `whsec_${randomBytes(32).toString('base64')}`),
});
