import { isTransient } from './sql.js';

const failed = (code: string) => Object.assign(new Error('x'), { code });

describe('an error of the database', () => {
  it.each([
    ['08006', 'a lost connection'],
    ['57P01', 'a shutdown'],
    ['57P03', 'a start'],
    ['57014', 'our own statement_timeout, or an operator who cancels'],
    ['40001', 'a conflict'],
    ['40P01', 'a deadlock'],
    ['55P03', 'a lock that was not to be had in time'],
    ['53100', 'a full disk'],
    ['53200', 'a full lock table'],
    ['53300', 'too many connections'],
    ['58030', 'a failing disk'],
  ])('%s, %s, says nothing of the work: it may succeed later', (code) => {
    expect(isTransient(failed(code))).toBe(true);
  });

  it.each([
    ['53400', 'a limit that somebody has set'],
    ['22008', 'a date that does not exist'],
    ['22021', 'text that cannot be stored'],
    ['23514', 'a broken rule'],
    ['42P01', 'a table that is missing'],
    ['XX001', 'damaged data'],
  ])('%s, %s, would stay', (code) => {
    expect(isTransient(failed(code))).toBe(false);
  });
});
