/**
 * FNV-1a over the UTF-16 units of `text` from `from` up to `to`, 32 bits, signed. The same for ever: seeds, lock numbers and
 * marks are made of it. Source: Fowler, Noll, Vo (draft-eastlake-fnv), with a 16-bit unit where the original takes a byte.
 */
export function hash32(text: string, from = 0, to = text.length): number {
  let hash = 0x811c9dc5;
  for (let i = from; i < to; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash | 0;
}
