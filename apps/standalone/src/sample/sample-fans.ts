/** A line of a history archive. */
export interface HistoryLine {
  readonly at: string;
  readonly from: 'fan' | 'creator' | 'software';
  readonly text: string;
}

export interface Bought {
  readonly itemId: string;
  readonly amountMinor: number;
  readonly at: string;
}

/** A fan who was there before us: talked, bought, and is in the middle of something again. */
export interface SampleFan {
  readonly creator: string;
  readonly id: string;
  readonly name: string;
  readonly temperament: 'buyer' | 'haggler' | 'returner';
  readonly history: readonly HistoryLine[];
  readonly purchases: readonly Bought[];
  /** What they write as soon as they are back. */
  readonly opening: string;
}

const talk = (day: string, lines: readonly (readonly [HistoryLine['from'], string])[]): HistoryLine[] =>
  lines.map(([from, text], minute) => ({ at: `${day}T18:${String(10 + minute).padStart(2, '0')}:00Z`, from, text }));

export const SAMPLE_FANS: readonly SampleFan[] = [
  {
    creator: 'mira-draws',
    id: 'sam-hill',
    name: 'Sam',
    temperament: 'buyer',
    opening:
      'hi Mira! I kept thinking about it: I want to buy the lesson on ink wash in three tones. What does it cost?',
    purchases: [
      { itemId: 'mira-lines-1', amountMinor: 1100, at: '2026-08-30T18:15:00Z' },
      { itemId: 'mira-lines-2', amountMinor: 1000, at: '2026-10-04T18:20:00Z' },
    ],
    history: [
      ...talk('2026-08-30', [
        ['fan', 'hello! I found you through the harbour drawing. I live in Whitby and that could be our quay.'],
        ['creator', 'Hello Sam! It nearly is, it is the next harbour south. Do you draw?'],
        ['fan', 'I try. My lines are shaky and I always go over them twice.'],
        ['creator', 'Then start with the long stroke. The first part of Confident lines is eleven dollars.'],
        ['fan', 'ok, bought it!'],
      ]),
      ...talk('2026-10-04', [
        ['fan', 'part one was so good. My name is on the fridge now, drawn in one go :)'],
        ['creator', 'On the fridge! That is where the good ones go.'],
        ['fan', 'is the ellipses one ten for me?'],
        ['creator', 'Ten it is.'],
        ['fan', 'thanks. next month I would like to try ink wash, I only work on smooth paper though'],
      ]),
    ],
  },
  {
    creator: 'coach-teo',
    id: 'priya-n',
    name: 'Priya',
    temperament: 'buyer',
    opening: 'hi Teo, the first 5 km went well! Can I buy your 10 km plan now? How much is it?',
    purchases: [{ itemId: 'teo-first-5k', amountMinor: 1900, at: '2026-08-12T18:13:00Z' }],
    history: [
      ...talk('2026-08-12', [
        ['fan', 'hello, I am Priya. I have never run and my colleagues signed me up for a 5k in October.'],
        ['creator', 'Hello Priya. Eight weeks are enough for five kilometres, three runs a week.'],
        ['fan', 'I can do Tuesdays, Thursdays and Sundays, mornings only. I will take the plan.'],
      ]),
      ...talk('2026-10-19', [
        ['fan', 'I did it!! 34 minutes and I did not walk once.'],
        ['creator', 'Without walking, that is the part that counts. Rest this week.'],
        ['fan', 'I will. after that I want something longer. my left knee is fine, by the way'],
      ]),
    ],
  },
  {
    creator: 'velvet-static',
    id: 'jonas-w',
    name: 'Jonas',
    temperament: 'haggler',
    opening: 'back again. I want to buy Glass Hours, the album. what is the price?',
    purchases: [
      { itemId: 'vs-low-tide', amountMinor: 300, at: '2026-06-02T18:12:00Z' },
      { itemId: 'vs-ep-salt', amountMinor: 900, at: '2026-09-14T18:13:00Z' },
    ],
    history: [
      ...talk('2026-06-02', [
        ['fan', 'low tide has been on repeat since yesterday'],
        ['creator', 'Good tape.'],
        ['fan', 'bought the file. I listen on the night shift, I drive trains'],
      ]),
      ...talk('2026-09-14', [
        ['fan', 'is salt the one from the swimming pool?'],
        ['creator', 'Yes. Five pieces. Nine.'],
        ['fan', 'taken. the second one is the best thing I heard this year'],
        ['creator', 'That one nearly did not make it.'],
      ]),
    ],
  },
  {
    creator: 'oskar-sees',
    id: 'ida-b',
    name: 'Ida',
    temperament: 'returner',
    opening:
      'Oskar! I am ready for it: I would like to buy the lesson on photographing fog. How much do you want for it?',
    purchases: [{ itemId: 'oskar-phone', amountMinor: 900, at: '2026-07-21T18:14:00Z' }],
    history: [
      ...talk('2026-07-21', [
        ['fan', 'hi, I only have a phone. is that embarrassing?'],
        ['creator', 'Only for the people who sold you the last three cameras.'],
        ['fan', 'haha. they are in a drawer. is the phone lesson good for somebody who cuts off heads?'],
        ['creator', 'It was made by somebody who cut off heads for years. Nine dollars.'],
        ['fan', 'bought. my daughter Elsa says hello, she is the one with no head'],
      ]),
      ...talk('2026-11-08', [
        ['fan', 'the canal is full of fog every morning now and all my pictures are grey'],
        ['creator', 'Grey is a colour. But yes, there is a trick to it.'],
        ['fan', 'tell me when I have been paid, on the 20th'],
      ]),
    ],
  },
];
