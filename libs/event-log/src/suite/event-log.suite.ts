import { describeAppend } from './append.suite.js';
import { describeFailures } from './failures.suite.js';
import { Lab, type SuiteEnvironment } from './lab.js';
import { describeOrder } from './order.suite.js';
import { describeSubscriptions } from './subscriptions.suite.js';

/** The rules of the log, held against whatever carries it. */
export function describeEventLog(name: string, environment: SuiteEnvironment): void {
  describe(`the log over ${name}`, () => {
    const lab = new Lab(environment);
    beforeEach(() => lab.open());
    afterEach(() => lab.close());
    describeOrder(lab);
    describeFailures(lab);
    describeAppend(lab);
    describeSubscriptions(lab);
  });
}
