import { unfitness } from './database-facts.js';

const fit = { version: 170_004, encoding: 'UTF8', readOnly: false, locksPerTransaction: 256, sessions: 100 };

describe('a server', () => {
  it('that has what is needed is fit', () => {
    expect(unfitness(fit)).toBeNull();
    expect(unfitness({ ...fit, locksPerTransaction: 64, sessions: 400 })).toBeNull();
  });

  it.each([
    ['an old version', { version: 160_009 }, /version 16, and 17 or newer is needed\. Upgrade/],
    ['another encoding', { encoding: 'SQL_ASCII' }, /encoded in SQL_ASCII.*encoding 'UTF8'/],
    ['no writes', { readOnly: true }, /takes no writes.*Name the primary/],
    [
      'the default lock table',
      { locksPerTransaction: 64 },
      /room for 6400 locks.*Set max_locks_per_transaction to 240/,
    ],
  ])('with %s is told what to do', (_, lack, said) => {
    expect(unfitness({ ...fit, ...lack })).toMatch(said);
  });
});
