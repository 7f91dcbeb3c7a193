import { consumingRules } from './transport/suite/consuming.js';
import { groupRules } from './transport/suite/groups.js';
import { Bench, type TransportLab } from './transport/suite/lab.js';
import { sendingRules } from './transport/suite/sending.js';

export { type TransportLab, Wire } from './transport/suite/lab.js';

/** What every adapter of the log must keep. One suite, run against each of them over the real thing. */
export function describeTransport(name: string, makeLab: () => Promise<TransportLab>): void {
  describe(`the log over ${name}`, () => {
    let lab: TransportLab;
    let bench: Bench;

    beforeAll(async () => {
      lab = await makeLab();
    });
    afterAll(() => lab.close());
    beforeEach(async () => {
      bench = new Bench(lab);
      await bench.transport().createTopics();
    });
    afterEach(() => bench.close());

    describe('sending and reading', () => sendingRules(() => bench));
    describe('consuming', () => consumingRules(() => bench));
    describe('groups', () => groupRules(() => bench));
  });
}
