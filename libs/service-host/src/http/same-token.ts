import { createHash, timingSafeEqual } from 'node:crypto';

const sha256 = (text: string) => createHash('sha256').update(text).digest();

/** Whether what was given is the token. Hashes are compared: neither the length nor the place of a difference shows in the time taken. */
export function sameToken(token: string): (given: string) => boolean {
  const hash = sha256(token);
  return (given) => timingSafeEqual(hash, sha256(given));
}
