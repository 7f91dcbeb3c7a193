import type { Knowledge, Platform, Reply } from '../platforms/platform.js';
import { exchange, type Step } from './exchange.js';

const message = {
  idempotencyKey: 'd1',
  creator: 'c1',
  fan: 'f1',
  text: 'hello',
  offer: null,
  authorship: 'auto',
} as const;
const LEAVES_BEFORE = '2026-11-23T10:00:10.000Z';
const IN_TIME = '2026-11-23T10:00:09.999Z';
const SENT: Reply = { is: 'sent', messageId: 'pm-1' };
const NOT_SEEN: Knowledge = { is: 'not-seen' };

/** A platform that answers as told, and the calls it got. */
function told(reply: Reply, knowledge: Knowledge = NOT_SEEN, how: Partial<Platform> = {}) {
  const calls: string[] = [];
  const platform: Platform = {
    idempotent: true,
    canAsk: true,
    send: () => (calls.push('send'), Promise.resolve(reply)),
    ask: () => (calls.push('ask'), Promise.resolve(knowledge)),
    ...how,
  };
  const over = (step: Step, now = IN_TIME) =>
    exchange({ platform, message, step, leavesBefore: LEAVES_BEFORE, now: () => now });
  return { calls, over };
}

describe('an exchange with a platform', () => {
  it.each<Reply>([{ is: 'refused', detail: 'no' }, { is: 'not-taken', detail: 'later' }, SENT])(
    'believes what a first send is told: %o',
    async (reply) => {
      const { calls, over } = told(reply);
      expect(await over('send')).toMatchObject(reply);
      expect(calls).toEqual(['send']);
    },
  );

  it.each<Reply>([
    { is: 'refused', detail: 'no' },
    { is: 'not-taken', detail: 'later', retryAfterMs: 500 },
    { is: 'unknown', detail: 'silence' },
  ])('asks when a repeat is told %o: it tells nothing of the attempt before', async (reply) => {
    const { calls, over } = told(reply);
    expect(await over('repeat')).toMatchObject({ is: 'not-seen', askedAt: IN_TIME });
    expect(calls).toEqual(['send', 'ask']);
    const arrived = told(reply, { is: 'sent', messageId: 'pm-1' });
    expect(await arrived.over('repeat')).toEqual({ is: 'sent', messageId: 'pm-1', resolvedBy: 'asked' });
  });

  it('sends nothing when its time to leave is over', async () => {
    const { calls, over } = told(SENT);
    expect(await over('send', LEAVES_BEFORE)).toMatchObject({ is: 'not-taken' });
    expect(calls).toEqual([]);
    expect(await over('repeat', LEAVES_BEFORE)).toMatchObject({ is: 'not-seen', askedAt: LEAVES_BEFORE });
    expect(calls).toEqual(['ask']);
  });

  it('that cannot ask leaves it unknown where a key is taken once, and lost elsewhere', async () => {
    const silence: Reply = { is: 'unknown', detail: 'silence' };
    expect(await told(silence, NOT_SEEN, { canAsk: false }).over('send')).toEqual(silence);
    const plain = told(silence, NOT_SEEN, { canAsk: false, idempotent: false });
    expect(await plain.over('send')).toMatchObject({ is: 'lost' });
  });
});
