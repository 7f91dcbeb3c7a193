import {
  cutText,
  type DataOf,
  type EventOf,
  incidentRaisedV1,
  type Sale,
  saleRecordedV1,
  saleReversedV1,
} from '@reprise/contracts';
import type { Decider } from '@reprise/event-sourcing';
import type { PricingFanEvent } from '../fan.js';
import { MISMATCHES, type Mismatch } from './attribution.js';

export type Incident = Omit<DataOf<typeof incidentRaisedV1>, 'incidentId'>;

/** What a person should look at after this event, if anything. Imported purchases alarm nobody. */
export function incidentOf(event: PricingFanEvent): Incident | null {
  if (event.type === saleRecordedV1.type && event.data.origin === 'live') return mismatchOf(event.data);
  if (event.type === saleReversedV1.type) return excessOf(event.data);
  return null;
}

const isMismatch = (reason: string): reason is Mismatch => (MISMATCHES as readonly string[]).includes(reason);

const about = ({ fan, saleId, quoteId, occurredAt }: Sale) => ({ fan, saleId, quoteId, occurredAt });

const mismatchOf = (sale: Sale): Incident | null => {
  const { reason } = sale.attribution;
  if (!isMismatch(reason)) return null;
  const detail = `purchase ${sale.purchaseId} of item ${sale.itemId} for ${sale.amountMinor} ${sale.currency} names quote ${sale.quoteId}`;
  return { ...about(sale), kind: reason, detail: cutText(detail, 500) };
};

const excessOf = (reversed: DataOf<typeof saleReversedV1>): Incident | null => {
  const { reversal, amountMinor, currency, purchaseId } = reversed;
  if (reversal.counted === 'whole' || reversal.counted === 'same-money') return null;
  const kind = reversal.counted === 'capped' ? 'reversal-exceeds-sale' : 'reversal-currency';
  const detail = `${reversal.kind} ${reversal.id} of purchase ${purchaseId} claims ${reversal.claimedMinor}, counted ${amountMinor} ${currency}`;
  return { ...about(reversed), kind, detail: cutText(detail, 500) };
};

export interface RaiseIncident {
  readonly type: 'RaiseIncident';
  readonly incidentId: string;
  readonly incident: Incident;
}

type IncidentEvent = EventOf<typeof incidentRaisedV1>;

/** Decides the stream `pricing:<creator>/incident/<purchaseId>`: each incident once. */
export const incident: Decider<{ readonly raised: readonly string[] }, RaiseIncident, IncidentEvent> = {
  initial: { raised: [] },
  decide: ({ incidentId, incident: facts }, { raised }) =>
    raised.includes(incidentId) ? [] : [incidentRaisedV1.make({ incidentId, ...facts })],
  evolve({ raised }, { type, data }) {
    switch (type) {
      case incidentRaisedV1.type:
        return { raised: [...raised, data.incidentId] };
    }
  },
};
