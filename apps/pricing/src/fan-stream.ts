import { pricingFan, type PricingFanCommand, type PricingFanEvent } from '@reprise/domain-pricing';
import { fanRef, type Subject, type Work } from '@reprise/event-log';
import { project } from './projections.js';

/** Decides a command on the fan's stream and moves the read models on by what follows. */
export async function decide(
  work: Work,
  subject: Subject,
  command: PricingFanCommand,
): Promise<readonly PricingFanEvent[]> {
  const events = await work.run(pricingFan, fanRef('pricing', subject), command);
  project(work, subject, events);
  // A stored event of a union is not a union of stored events to the compiler.
  return events as readonly unknown[] as readonly PricingFanEvent[];
}
