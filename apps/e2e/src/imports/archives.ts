/** Archives written for these specs; times lie on the edges of UTC days and ISO years. */

const purchase = (creator: string, n: number, amountMinor: number, at: string, itemId = 'ink') => ({
  creator,
  fan: `fan-${n % 3}`,
  purchaseId: `${creator}-p${n}`,
  itemId,
  amountMinor,
  currency: 'USD',
  at,
});

export const CATALOG = ['ink', 'charcoal', 'colour'].map((id, i) => ({
  id,
  creator: 'mira',
  title: `${id} lesson`,
  description: `A lesson in ${id}, an hour long.`,
  priceMinor: 1_000 * (i + 1),
  currency: 'USD',
}));

export const PURCHASES = [
  purchase('mira', 1, 1_999, '2024-12-29T23:59:59.999Z'),
  purchase('mira', 2, 1_500, '2024-12-30T00:00:00Z', 'charcoal'),
  // Half past midnight in Berlin is still the day before.
  purchase('mira', 3, 101, '2025-01-01T00:30:00+01:00'),
  purchase('mira', 4, 0, '2025-01-01T00:00:00Z', 'colour'),
  purchase('jonas', 5, 7, '2026-12-31T12:00:00Z', 'nobody-knows-this-item'),
  purchase('jonas', 6, 2_500, '2027-01-03T23:59:59Z'),
  purchase('jonas', 7, 333, '2027-01-04T00:00:00Z'),
];

export const EXPECTED_SALES = {
  purchases: 7,
  totalMinor: 6_440,
  byDay: {
    '2024-12-29': 1_999,
    '2024-12-30': 1_500,
    '2024-12-31': 101,
    '2025-01-01': 0,
    '2026-12-31': 7,
    '2027-01-03': 2_500,
    '2027-01-04': 333,
  },
  byWeek: { '2024-W52': 1_999, '2025-W01': 1_601, '2026-W53': 2_507, '2027-W01': 333 },
  byMonth: { '2024-12': 3_600, '2025-01': 0, '2026-12': 7, '2027-01': 2_833 },
  byCreator: { jonas: 2_840, mira: 3_600 },
};

/** Lines no import may take, each with what its reason must say. */
export const BAD_PURCHASES: readonly (readonly [text: string, reason: RegExp])[] = [
  ['not json at all', /^not JSON/],
  ['["a","list"]', /^not a JSON object/],
  [JSON.stringify({ ...PURCHASES[0], purchaseId: 'bad-1', amountMinor: -1 }), /^amountMinor: /],
  [JSON.stringify({ ...PURCHASES[0], purchaseId: 'bad-2', amountMinor: 15.5 }), /^amountMinor: /],
  [JSON.stringify({ ...PURCHASES[0], purchaseId: 'bad-3', at: 'last tuesday' }), /^at: /],
  [JSON.stringify({ ...PURCHASES[0], purchaseId: 'bad-4', currency: 'dollars' }), /^currency: /],
  [JSON.stringify({ ...PURCHASES[0], purchaseId: undefined }), /^purchaseId: /],
  [JSON.stringify({ ...PURCHASES[0], amountMinor: 1 }), /other content.*the first stands/],
];

export const HISTORY = [
  { creator: 'mira', fan: 'fan-0', at: '2026-01-01T10:00:00Z', from: 'fan', text: 'hi! do you have ink landscapes?' },
  { creator: 'mira', fan: 'fan-0', at: '2026-01-01T10:01:00Z', from: 'creator', text: 'yes, a set of twelve' },
  { creator: 'mira', fan: 'fan-0', at: '2026-01-01T10:02:00Z', from: 'fan', text: 'would you take 8 for it?' },
  { creator: 'mira', fan: 'fan-0', at: '2026-01-01T10:02:00Z', from: 'fan', text: 'would you take 8 for it?' },
  { creator: 'mira', fan: 'fan-9', at: '2026-01-01T11:00:00Z', from: 'fan', text: 'are you a bot?', ref: 'r-1' },
];

export const jsonl = (lines: readonly object[]): string => lines.map((line) => `${JSON.stringify(line)}\n`).join('');

export const csv = (lines: readonly Readonly<Record<string, string | number>>[]): string => {
  const columns = Object.keys(lines[0]!);
  return [columns.join(','), ...lines.map((line) => columns.map((column) => line[column]).join(','))].join('\n');
};
