/** FNV-1a, 32 bit, signed: a lock number for a name. Two names with one number only wait for each other. */
export function hash32(name: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  return hash | 0;
}
