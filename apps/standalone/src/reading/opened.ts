import { isSealed, type Sealed } from '@reprise/contracts';
import type { KeyRing } from '@reprise/event-log';

type Fan = Parameters<KeyRing['open']>[0];

/** A copy with every sealed value opened, at whatever depth. Only for the eyes of the fan's own tenant. */
export async function opened(keys: Pick<KeyRing, 'open'>, fan: Fan, value: unknown): Promise<unknown> {
  if (isSealed(value)) return keys.open<unknown>(fan, value as Sealed);
  if (Array.isArray(value)) return Promise.all(value.map((item) => opened(keys, fan, item)));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(async ([key, item]) => [key, await opened(keys, fan, item)] as const);
  return Object.fromEntries(await Promise.all(entries));
}
