/** Values the golden samples share. */
export const SAMPLE = {
  creator: '0f6b8f8e-6a53-5c0a-9d7e-1f5a2d3b4c5d',
  fan: '7a1de0c2-9c55-5f7e-8a44-6b1c2d3e4f50',
  turn: 'b8a5c9c2-3f4e-4d51-9a0c-2e7f6d5c4b3a',
  draft: 'c1d2e3f4-0a1b-4c2d-8e3f-4a5b6c7d8e9f',
  quote: 'd4c3b2a1-5e6f-4a7b-8c9d-0e1f2a3b4c5d',
  sale: 'e5f60718-293a-5b4c-8d6e-7f8091a2b3c4',
  at: '2026-11-23T10:00:00.000Z',
  sealed: { $sealed: 'AQAAAAEAAAAAAAAAAAAAAAB3bm8gb25lIGNhbiByZWFkIHRoaXM' },
} as const;
