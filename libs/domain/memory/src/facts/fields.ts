import type { Heading } from '@reprise/contracts';

/** Things a fan may name a favourite of; any other favourite is filed under `likes`. */
const FAVOURITES =
  'colour artist painter photographer musician band singer song album genre film movie show series book author game ' +
  'sport team exercise workout food dish drink dessert place city season animal flower style medium subject technique ' +
  'instrument camera lens ink paper pen brush day';

export const favourite = (thing: string): string | null => {
  const predicate = `favourite ${thing === 'color' ? 'colour' : thing}`;
  return STATED.preferences.has(predicate) ? predicate : null;
};

/**
 * Every field that may be learned from what a fan states: the allow-list. What is not here is not written, whatever a
 * rule or a later model finds; purchases come from sales, promises from our side.
 */
const STATED: Readonly<Record<Exclude<Heading, 'purchases' | 'promises'>, ReadonlySet<string>>> = {
  identity: new Set(['name']),
  limits: new Set(['limit']),
  preferences: new Set([
    'likes',
    'dislikes',
    'format',
    'level',
    ...FAVOURITES.split(' ').map((thing) => `favourite ${thing}`),
  ]),
  life: new Set(['lives in', 'comes from', 'works as', 'studies', 'has', 'family']),
  schedule: new Set(['birthday', 'works', 'usually', 'good time']),
};
const PROMISED: ReadonlySet<string> = new Set(['promised']);

/** Who said it: only our side makes promises, and a fan never makes one for us. */
export type Speaker = 'fan' | 'us';

export const isDeclared = (speaker: Speaker, heading: Heading, predicate: string): boolean => {
  switch (heading) {
    case 'purchases':
      return false;
    case 'promises':
      return speaker === 'us' && PROMISED.has(predicate);
    case 'identity':
    case 'limits':
    case 'preferences':
    case 'life':
    case 'schedule':
      return speaker === 'fan' && STATED[heading].has(predicate);
  }
};
