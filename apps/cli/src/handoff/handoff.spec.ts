import { CheckFailed } from '../errors.js';
import { assertTaken, releasedLine, type Handoff } from './handoff.command.js';

const handoff: Handoff = {
  id: 'h1',
  creator: 'c1',
  fan: 'f1',
  reason: 'asks-person',
  status: 'claimed',
  requestedAt: '2026-01-01T00:00:00.000Z',
  claimedBy: 'kim',
  releasedBy: null,
  overdueAt: null,
};

describe('a claim', () => {
  it('holds only when the conversation is taken', () => {
    expect(() => assertTaken(handoff)).not.toThrow();
    for (const status of ['requested', 'claiming', 'released'] as const)
      expect(() => assertTaken({ ...handoff, status })).toThrow(CheckFailed);
    expect(() => assertTaken({ ...handoff, status: 'released', releasedBy: 'lee' })).toThrow(
      'h1 is released by lee: it is not yours',
    );
  });
});

describe('a release', () => {
  const line = (...stillOpen: Handoff[]) => releasedLine({ ...handoff, status: 'released', stillOpen });

  it('says whether software answers again, and which other requests are open', () => {
    expect(line()).toBe('h1 is released: software answers again.');
    expect(line({ ...handoff, id: 'h2', claimedBy: 'lee' })).toBe(
      'h1 is released: software stays silent; another request (h2, claimed by lee) is still open.',
    );
    expect(line({ ...handoff, id: 'h3', claimedBy: null })).toBe(
      'h1 is released: software answers again; another request (h3, claimed by nobody) is still open.',
    );
  });
});
