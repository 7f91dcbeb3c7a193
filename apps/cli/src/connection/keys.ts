import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { KeyRing, LocalKms } from '@reprise/event-log';
import type { Pool } from 'pg';
import { environment } from '../config.js';
import { UsageError } from '../errors.js';
import type { Connection } from './connection.js';

/** The keys of fans, under the master key of the local system or that of the environment. */
export function openKeys({ data }: Connection, pool: Pool): KeyRing {
  const key = environment().REPRISE_KMS_KEY ?? localKey(data);
  if (key === null) throw new UsageError('opening personal text needs REPRISE_KMS_KEY, as the services have it');
  return new KeyRing(pool, new LocalKms(Buffer.from(key, 'base64')));
}

function localKey(data: string | null): string | null {
  if (data === null) return null;
  try {
    return readFileSync(join(data, 'kms-key'), 'utf8').trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return null;
  }
}
