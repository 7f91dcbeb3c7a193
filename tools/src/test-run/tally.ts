/** The part of Jest's JSON report that is counted. */
export interface JestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numRuntimeErrorTestSuites: number;
}

export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/**
 * One sum of tests and stages. A spec file that could not run at all counts as one failure, and so does Jest when it
 * fails without naming a test, or leaves no report.
 */
export function tally(stages: readonly boolean[], report: JestReport | undefined, jestPassed: boolean): Tally {
  const passedStages = stages.filter(Boolean).length;
  const failedTests = report ? report.numFailedTests + report.numRuntimeErrorTestSuites : 0;
  return {
    passed: passedStages + (report?.numPassedTests ?? 0),
    failed: stages.length - passedStages + (jestPassed ? failedTests : Math.max(failedTests, 1)),
    skipped: report?.numPendingTests ?? 0,
  };
}
