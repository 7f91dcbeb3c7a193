import { disclosed, disclosureDue, STRICTEST } from './disclosure.js';

const at = (time: string) => `2026-11-23T${time}.000Z`;
const due = (disclosedAt: string | null, now: string) => disclosureDue(STRICTEST, 'auto', disclosedAt, now);

describe('disclosure', () => {
  it('comes with the first message of software', () => {
    expect(due(null, at('10:00:00'))).toBe('en/first@1');
  });

  it('is not repeated within three hours', () => {
    expect(due(at('10:00:00'), at('12:59:59'))).toBeNull();
  });

  it('comes again every three hours of an ongoing conversation, and after any longer silence', () => {
    expect(due(at('10:00:00'), at('13:00:00'))).toBe('en/again@1');
    expect(due(at('10:00:00'), '2026-12-24T10:00:00.000Z')).toBe('en/again@1');
  });

  it('is due as well when a person only pressed send on a draft of software', () => {
    expect(disclosureDue(STRICTEST, 'ai_drafted_human_sent', null, at('10:00:00'))).toBe('en/first@1');
  });

  it('is not claimed of words a person wrote', () => {
    expect(disclosureDue(STRICTEST, 'human', null, at('10:00:00'))).toBeNull();
  });

  it('stands before the text and leaves the text as it was approved', () => {
    expect(disclosed('Hi!', 'en/first@1')).toMatch(/^Before we chat: .*software \(an AI\).*\n\nHi!$/);
    expect(disclosed('Hi!', null)).toBe('Hi!');
    expect(() => disclosed('Hi!', 'en/gone@9')).toThrow('en/gone@9');
  });
});
