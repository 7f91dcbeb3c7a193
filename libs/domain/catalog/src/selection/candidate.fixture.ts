import type { Candidate } from './candidate.js';

/** A candidate of a search that can be sold and was found by its text. */
export const candidate = (itemId: string, over: Partial<Candidate> = {}): Candidate => ({
  itemId,
  itemVersion: 1,
  title: itemId,
  description: '',
  tags: [],
  kind: null,
  durationSeconds: null,
  partOf: null,
  sequence: null,
  priceMinor: 1500,
  currency: 'USD',
  withdrawn: false,
  text: 1,
  coverage: 1,
  named: true,
  sold: 0,
  ...over,
});
