import { tally } from './tally.js';

const report = { numPassedTests: 10, numFailedTests: 0, numPendingTests: 0, numRuntimeErrorTestSuites: 0 };

describe('the sum of a test run', () => {
  it('counts each stage as one test', () => {
    expect(tally([true, true, false], report, true)).toEqual({ passed: 12, failed: 1, skipped: 0 });
  });
  it('counts a spec file that could not run as a failure', () => {
    expect(tally([], { ...report, numRuntimeErrorTestSuites: 2 }, false)).toMatchObject({ failed: 2 });
  });
  it('is never green when Jest was not', () => {
    expect(tally([true], report, false)).toMatchObject({ failed: 1 });
    expect(tally([true], undefined, false)).toEqual({ passed: 1, failed: 1, skipped: 0 });
  });
});
