import { DESCRIBED, LABEL, SPOKEN, TITLE } from '@reprise/domain-catalog';
import { termsOf } from './stored-terms.js';

it('a printed tsvector is read with its fields and places', () => {
  expect(termsOf(`'caf\u00e9':2A,9C 'd''or':3B 'ink':1A,4,12C 'loose'`)).toEqual(
    new Map([
      ['caf\u00e9', { fields: TITLE | DESCRIBED, places: [2, 9] }],
      [`d'or`, { fields: LABEL, places: [3] }],
      ['ink', { fields: TITLE | SPOKEN | DESCRIBED, places: [1, 4, 12] }],
      ['loose', { fields: 0, places: [] }],
    ]),
  );
});
