import { incident, incidentOf, type PricingFanEvent } from '@reprise/domain-pricing';
import { creatorRef, ids, type Subject, type Work } from '@reprise/event-log';
import { incidents } from './incidents.js';

/** Records on the creator's stream what a person should look at, if anything. */
export async function raiseIncidents(
  work: Work,
  subject: Subject,
  purchaseId: string,
  events: readonly PricingFanEvent[],
): Promise<void> {
  for (const event of events) {
    const facts = incidentOf(event);
    if (facts === null) continue;
    const incidentId = ids.named('incident', facts.kind, facts.saleId ?? purchaseId);
    const ref = creatorRef('pricing', subject, 'incident', purchaseId);
    const raised = await work.run(incident, ref, { type: 'RaiseIncident', incidentId, incident: facts });
    for (const one of raised) incidents.project(work, ref, one);
  }
}
