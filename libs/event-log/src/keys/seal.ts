import { createCipheriv, createDecipheriv, type KeyObject, randomFillSync } from 'node:crypto';
import type { Sealed } from '@reprise/contracts';

export interface FanKey {
  readonly epoch: number;
  readonly key: KeyObject;
}

/** What a fan's text reads as once the key is destroyed. */
export const ERASED = '[erased]';

const aad = (tenant: string, fan: string, eventId: string) => Buffer.from(JSON.stringify([tenant, fan, eventId]));

const IV_BYTES = 12;
const ivPool = Buffer.allocUnsafe(IV_BYTES * 512);
let ivNext = ivPool.length;

/** 96 random bits, never handed out twice; drawn many at once, because one draw costs more than the encryption. */
function nextIv(): Buffer {
  if (ivNext === ivPool.length) {
    randomFillSync(ivPool);
    ivNext = 0;
  }
  return Buffer.from(ivPool.subarray(ivNext, (ivNext += IV_BYTES)));
}

/**
 * AES-256-GCM of the JSON of a value, bound to tenant, fan and event. Layout of `$sealed`:
 * `<epoch>.<event id>.<base64url(iv ‖ ciphertext ‖ tag)>`.
 */
export function seal({ epoch, key }: FanKey, tenant: string, fan: string, eventId: string, value: unknown): Sealed {
  const iv = nextIv();
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(aad(tenant, fan, eventId));
  const body = Buffer.concat([iv, cipher.update(JSON.stringify(value)), cipher.final(), cipher.getAuthTag()]);
  return { $sealed: `${epoch}.${eventId}.${body.toString('base64url')}` };
}

export function parseSealed({ $sealed }: Sealed): { epoch: number; eventId: string; body: Buffer } {
  const [epoch, eventId, body, ...rest] = $sealed.split('.');
  if (body === undefined || rest.length > 0 || !/^\d+$/.test(epoch!))
    throw new Error('not a sealed value of this product');
  return { epoch: Number(epoch), eventId: eventId!, body: Buffer.from(body, 'base64url') };
}

/** Opens a sealed value; throws when it was altered, or moved to another tenant, fan or event. */
export function unseal({ key }: FanKey, tenant: string, fan: string, sealed: Sealed): unknown {
  const { eventId, body } = parseSealed(sealed);
  const decipher = createDecipheriv('aes-256-gcm', key, body.subarray(0, 12)).setAAD(aad(tenant, fan, eventId));
  decipher.setAuthTag(body.subarray(-16));
  return JSON.parse(Buffer.concat([decipher.update(body.subarray(12, -16)), decipher.final()]).toString('utf8'));
}
