import { arrangeRecall, chooseFacts, type FoundMessage, type HeldFact } from '../index.js';

const NOW = '2026-11-23T10:00:00Z';
const fact = (factId: string, heading: HeldFact['heading'], object: string, validFrom = NOW): HeldFact => ({
  factId,
  heading,
  predicate: 'p',
  object,
  validFrom,
});

describe('the facts recalled for a message', () => {
  it('always hold every limit and open promise, before anything else', () => {
    const many = Array.from({ length: 30 }, (_, n) => fact(`k${n}`, 'preferences', 'ink landscapes'));
    const chosen = chooseFacts(
      [...many, fact('l', 'limits', 'no calls'), fact('o', 'promises', 'send a list')],
      'ink',
      NOW,
    );
    expect(chosen.slice(0, 2).map(({ factId }) => factId)).toEqual(['l', 'o']);
    expect(chosen).toHaveLength(16);
  });

  it('leave room for the name, however many limits and promises there are', () => {
    const many = Array.from({ length: 20 }, (_, n) => [fact(`l${n}`, 'limits', 'x'), fact(`o${n}`, 'promises', 'y')]);
    const chosen = chooseFacts([...many.flat(), fact('n', 'identity', 'Sam')], 'ink', NOW);
    expect(chosen).toHaveLength(37);
    expect(chosen.at(-1)!.factId).toBe('n');
  });

  it('prefer what the message is about', () => {
    const chosen = chooseFacts(
      [fact('a', 'preferences', 'charcoal'), fact('b', 'preferences', 'ink sets')],
      'more ink?',
      NOW,
    );
    expect(chosen[0]!.factId).toBe('b');
  });

  it('prefer the newer of two equals, and forget purchases faster than names', () => {
    const old = '2025-11-23T10:00:00Z';
    const chosen = chooseFacts(
      [fact('p', 'purchases', 'item', old), fact('n', 'identity', 'Sam', old), fact('q', 'purchases', 'item')],
      'hi',
      NOW,
    );
    expect(chosen.map(({ factId }) => factId)).toEqual(['n', 'q', 'p']);
  });
});

describe('the messages recalled for a message', () => {
  const message = (messageId: string, score: number, text = 'text'): FoundMessage => ({
    messageId,
    from: 'fan',
    text,
    at: NOW,
    score,
  });

  it('are the best found, then the latest, each once', () => {
    const recalled = arrangeRecall([message('a', 1), message('b', 2)], [message('b', 0), message('c', 0)]);
    expect(recalled.map(({ messageId }) => messageId)).toEqual(['b', 'a', 'c']);
  });

  it('stay within the characters a context may have, whole messages only', () => {
    const recalled = arrangeRecall(
      [message('a', 3, 'x'.repeat(90)), message('b', 2, 'y'.repeat(90)), message('c', 1, 'z')],
      [],
      {
        found: 5,
        recent: 5,
        characters: 100,
      },
    );
    expect(recalled.map(({ messageId }) => messageId)).toEqual(['a', 'c']);
  });
});
