import { historyOf, questionOf, type ChatTurn } from './chats.js';

const turn = (dia: string, speaker: string, text: string, over: Partial<ChatTurn> = {}): ChatTurn => ({
  conv: 'c1',
  dia_id: dia,
  speaker,
  text,
  date_time: '12:05 am on 8 May, 2023',
  ...over,
});

describe('a chat as history', () => {
  it('is of one fan, who spoke first, and keeps times and order', () => {
    const history = historyOf([
      turn('D1:1', 'Ana', 'hello'),
      turn('D1:2', 'Ben', 'look', { image_caption: 'a photo of a lighthouse' }),
      turn('D2:1', 'Ana', 'back', { date_time: '1:00 pm on 9 May, 2023' }),
    ]);
    expect(history.map(({ at }) => at)).toEqual([
      '2023-05-08T00:05:00.000Z',
      '2023-05-08T00:05:20.000Z',
      '2023-05-09T13:00:00.000Z',
    ]);
    expect(history.map(({ from }) => from)).toEqual(['fan', 'creator', 'fan']);
    expect(history[1]).toMatchObject({
      creator: 'Ben',
      fan: 'c1',
      fanName: 'Ana',
      text: 'look\n(a photo of a lighthouse)',
      ref: 'c1/D1:2',
    });
  });

  it('orders turns whose time nobody can read after those before them', () => {
    const [first, second] = historyOf([turn('D1:1', 'Ana', 'a'), turn('D2:1', 'Ben', 'b', { date_time: 'later' })]);
    expect(Date.parse(second!.at)).toBeGreaterThan(Date.parse(first!.at));
  });

  it('is asked in its own conversation', () => {
    const history = historyOf([turn('D1:1', 'Ana', 'a'), turn('D1:2', 'Ben', 'b')]);
    expect(questionOf({ qid: 'q', conv: 'c1', question: 'who?' }, history)).toMatchObject({
      creator: 'Ben',
      fan: 'c1',
    });
  });
});
