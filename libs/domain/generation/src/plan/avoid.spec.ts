import { toAvoid } from './avoid.js';

const limit = (object: string) => ({ factId: 'f', heading: 'limits' as const, predicate: 'limit', object });

describe('what is not to be offered', () => {
  it.each([
    ['never offer me videos', 'videos'],
    ["don't suggest anything with spiders", 'spiders'],
    ['stop sending me voice notes', 'voice notes'],
    ["I don't want any more posters", 'posters'],
    ['no more reminders', 'reminders'],
    ['nothing with nuts', 'nuts'],
  ])('is named by what is left of "%s"', (said, thing) => expect(toAvoid([limit(said)])).toEqual([thing]));

  it('is also what they do not like', () => {
    const fact = { factId: 'f', heading: 'preferences' as const, object: 'charcoal' };
    expect(
      toAvoid([
        { ...fact, predicate: 'dislikes' },
        { ...fact, predicate: 'likes' },
      ]),
    ).toEqual(['charcoal']);
  });

  it.each(["don't message me at work", 'Politics', "can't do squats", 'not comfortable with calls'])(
    'is not any other limit: %s',
    (said) => expect(toAvoid([limit(said)])).toEqual([]),
  );
});
