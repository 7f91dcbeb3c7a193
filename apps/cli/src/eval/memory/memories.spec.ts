import { contextQuestion, memoryIdOf, memoryLines } from './memories.js';

describe('memories of several people', () => {
  const people = new Set(['Ana', 'Ben']);

  it('are filed to the person they name, or to everybody, under an id of their own, in the order of time', () => {
    const lines = memoryLines(
      [
        { memory_id: '1', event: 'Ana saw a whale.', emotion: 'Happy', time: '2024-02-03' },
        { memory_id: '2', event: 'It snowed.' },
      ],
      people,
    );
    expect(lines.map(({ fan, text }) => `${fan}: ${text}`)).toEqual([
      'Ana: It snowed.',
      'Ben: It snowed.',
      'Ana: Ana saw a whale. (Happy)',
    ]);
    expect(lines[2]!.at).toBe('2024-02-03T12:00:00Z');
    expect(lines.map(({ ref }) => memoryIdOf(ref))).toEqual(['2', '2', '1']);
  });

  it('are asked for with the last line of the person, the rest being the agenda', () => {
    const context = ['<Ana>: "We are at the sea."', '<Assistant>: "Lovely!"', '<Ana>: "It is windy."', '"Take care."'];
    expect(contextQuestion({ id: 'q', context })).toMatchObject({
      fan: 'Ana',
      text: 'It is windy.',
      agenda: 'We are at the sea.\nLovely!\nTake care.',
    });
  });
});
