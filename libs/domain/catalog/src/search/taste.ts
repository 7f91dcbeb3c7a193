import type { VaultIndex } from './vault-index.js';
import { TASTE_LABELS } from './weights.js';

/** Share (0..1) of the items a fan owns by tag and kind, in lower case; the labels that most of them have. */
export function tasteOf(owned: ReadonlySet<string>, vaults: readonly VaultIndex[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const id of owned) {
    const card = vaults.map((vault) => vault.get(id)?.card).find((known) => known);
    if (!card) continue;
    const labels = [...card.tags, ...(card.kind === null ? [] : [card.kind])].map((label) => label.toLowerCase());
    for (const label of new Set(labels)) counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  const shares = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).slice(0, TASTE_LABELS);
  return Object.fromEntries(shares.map(([label, count]) => [label, count / owned.size]));
}
