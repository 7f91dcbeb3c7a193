import { candidate } from './candidate.fixture.js';
import type { Candidate } from './candidate.js';
import { unwantedBy } from './unwanted.js';

const item = (title: string, over: Partial<Candidate> = {}) => candidate('i1', { title, ...over });

describe('what a fan does not want to be offered', () => {
  it.each([
    ['videos', item('Ink lesson', { kind: 'video' })],
    ['video', item('Two videos of a garden')],
    ['charcoal', item('Night street', { tags: ['charcoal', 'drawing'] })],
    ['anything with spiders', item('Macro set', { description: 'Twelve insects and a spider.' })],
    ['long voice notes', item('A long voice note')],
    ['KX-200 refills', item('Refill for kx200')],
  ])('"%s" covers an item that is or holds it', (thing, offered) => {
    expect(unwantedBy([thing], 'something new')(offered)).toBe(true);
  });

  it.each([
    ['videos', item('Ink lesson', { kind: 'photo_set' })],
    ['long voice notes', item('A voice note')],
    ['it', item('It')],
    ['', item('Anything')],
    ['class', item('Glass garden')],
  ])('"%s" leaves other items alone', (thing, offered) => {
    expect(unwantedBy([thing], 'something new')(offered)).toBe(false);
  });

  it('does not stand against what they ask for in so many words', () => {
    const unwanted = unwantedBy(['videos', 'charcoal'], 'do you have a video of the garden?');
    expect(unwanted(item('Garden', { kind: 'video' }))).toBe(false);
    expect(unwanted(item('Garden in charcoal', { kind: 'video' }))).toBe(true);
  });
});
