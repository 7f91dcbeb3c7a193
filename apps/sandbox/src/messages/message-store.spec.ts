import { MessageStore, outgoingMessageSchema } from './message-store.js';

const body = { creator: 'c1', fan: 'f1', text: 'hi', offer: null, authorship: 'auto' } as const;
const AT = '2026-11-23T10:00:00Z';
const store = () => {
  let n = 0;
  return new MessageStore(() => `m${++n}`);
};

describe('a message to a fan', () => {
  it('is stored once per idempotency key', () => {
    const messages = store();
    const first = messages.store('k1', body, AT);
    expect(first).toMatchObject({ outcome: 'created', message: { messageId: 'm1' } });
    expect(messages.store('k1', { ...body }, AT)).toMatchObject({ outcome: 'repeated', message: { messageId: 'm1' } });
    expect(messages.store('k2', body, AT)).toMatchObject({ outcome: 'created', message: { messageId: 'm2' } });
  });
  it('is refused under a key that was used with another body', () => {
    const messages = store();
    messages.store('k1', body, AT);
    expect(messages.store('k1', { ...body, text: 'other' }, AT)).toEqual({ outcome: 'conflict' });
  });
  it('is the same message whatever the order of its fields', () => {
    const messages = store();
    messages.store('k1', outgoingMessageSchema.parse(body), AT);
    const shuffled = outgoingMessageSchema.parse(Object.fromEntries(Object.entries(body).reverse()));
    expect(messages.store('k1', shuffled, AT).outcome).toBe('repeated');
  });
  it('can be asked for by its key', () => {
    const messages = store();
    messages.store('k1', body, AT);
    expect(messages.find('k1')?.messageId).toBe('m1');
    expect(messages.find('k2')).toBeUndefined();
  });
});
