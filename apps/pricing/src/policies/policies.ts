import { policyPublishedV1, type DataOf } from '@reprise/contracts';
import type { Projection } from '@reprise/event-log';
import { policyWriter } from './policy-writer.js';

/** The policy in force of each creator, from what was published. */
export const policies: Projection = {
  name: 'policies',
  of: 'policy',
  project(work, { tenant, creator }, { type, data }) {
    if (type !== policyPublishedV1.type) return;
    const { policy, by, occurredAt: at } = data as DataOf<typeof policyPublishedV1>;
    work.write(policyWriter, { tenant, creator, policy, by, at });
  },
  async clear({ creator }, sql) {
    await sql.query('delete from price_policy where creator = $1', [creator], 'pricing-clear-policy');
    return () => Promise.resolve();
  },
};
