import { readQuery } from '../index.js';

const read = (text: string, asker: 'fan' | null = null) => readQuery({ text, agenda: '' }, asker);

describe('reading what is asked of memory', () => {
  it('understands who is meant to have said it, from the fan’s side only', () => {
    expect(read('did you promise me a print?', 'fan').author).toBe('us');
    expect(read('what did I tell you about my sister?', 'fan').author).toBe('fan');
    expect(read('I told you, and you said yes', 'fan').author).toBeNull();
    expect(read('the weather is nice', 'fan').author).toBeNull();
    expect(read('what did I tell you?').author).toBeNull();
  });

  it('understands months, with and without a year', () => {
    expect(read('the trip in May 2025').days).toEqual(['2025-05-__']);
    expect(read('what did we do last august?').days).toEqual(['____-08-__']);
    expect(read('between June and July 2024').days).toEqual(['2024-06-__', '2024-07-__']);
  });

  it.each(['may I ask something?', 'they march at noon', 'room 2024', 'in 2024 alone'])(
    'takes no month out of %j',
    (text) => {
      expect(read(text).days).toEqual([]);
    },
  );

  it('keeps the end of a long agenda, and never counts a theme twice', () => {
    const query = readQuery({ text: 'my puppy', agenda: `${'x'.repeat(3_000)} a kitten on the beach` });
    expect(query.agenda).toHaveLength(2_000);
    expect(query.agenda.endsWith('on the beach')).toBe(true);
    expect(query.themes).toContain('#pets');
    expect(query.agendaThemes).not.toContain('#pets');
    expect(query.agendaThemes).toContain('#sea');
  });

  it('leaves nothing in a query that a database cannot hold', () => {
    expect(readQuery({ text: 'a\0b', agenda: 'c\0d' })).toMatchObject({ text: 'ab', agenda: 'cd' });
  });
});
