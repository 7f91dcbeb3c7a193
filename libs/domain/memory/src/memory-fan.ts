import {
  contextRecalledV1,
  factLearnedV1,
  factSupersededV1,
  sittingsCountedV1,
  summaryUpdatedV1,
  type EventOf,
} from '@reprise/contracts';
import type { Decider, RowReader, RowRef, RowWriter } from '@reprise/event-sourcing';
import { factRow, facts, type FactsState, type LearnFacts, type RetractFact } from './facts/facts.js';
import { purchases, type PurchasesState, type RecordReversal, type RecordSale } from './purchases/purchases.js';
import { recall, type RecallContext, type RecallState } from './recall/recall.js';
import { sittings, type CountPurchase, type CountSittings, type SittingsState } from './sittings/sittings.js';
import { summaries, type SummariesState, type Summarise } from './summaries/summaries.js';

/** What memory's own stream says of a fan; facts and purchases are rows of the collection `fact`. */
export interface MemoryFan {
  readonly conversation: RecallState;
  readonly facts: FactsState;
  readonly purchases: PurchasesState;
  readonly summaries: SummariesState;
  readonly sittings: SittingsState;
}

export type MemoryCommand =
  LearnFacts | RetractFact | RecordSale | RecordReversal | RecallContext | Summarise | CountSittings | CountPurchase;
export type MemoryEvent =
  | EventOf<typeof factLearnedV1>
  | EventOf<typeof factSupersededV1>
  | EventOf<typeof contextRecalledV1>
  | EventOf<typeof summaryUpdatedV1>
  | EventOf<typeof sittingsCountedV1>;

const decide = (command: MemoryCommand, state: MemoryFan, rows: RowReader): readonly MemoryEvent[] => {
  switch (command.type) {
    case 'LearnFacts':
      return facts.learn(command, rows);
    case 'RetractFact':
      return facts.retract(command, rows);
    case 'RecordSale':
      return purchases.record(command, rows);
    case 'RecordReversal':
      return purchases.reverse(command, rows);
    case 'RecallContext':
      return recall.decide(command, state.purchases.count, state.sittings);
    case 'Summarise':
      return summaries.decide(command, state.summaries);
    case 'CountSittings':
      return sittings.count(command, state.sittings, rows);
    case 'CountPurchase':
      return sittings.purchase(command, state.sittings, rows);
  }
};

const evolve = (state: MemoryFan, event: MemoryEvent, rows: RowWriter): MemoryFan => {
  switch (event.type) {
    case factLearnedV1.type: {
      // Money first: a reversal looks at the sale it takes back while that sale's row is as it was.
      const money = purchases.evolve(state.purchases, event, rows);
      return { ...state, purchases: money, facts: facts.learned(state.facts, event, rows) };
    }
    case factSupersededV1.type:
      return { ...state, facts: facts.superseded(state.facts, event, rows) };
    case contextRecalledV1.type:
      return { ...state, conversation: recall.evolve(state.conversation, event) };
    case summaryUpdatedV1.type:
      return { ...state, summaries: summaries.evolve(state.summaries, event, rows) };
    case sittingsCountedV1.type:
      return { ...state, sittings: sittings.evolve(state.sittings, event, rows) };
  }
};

const rows = (command: MemoryCommand): readonly RowRef[] => {
  switch (command.type) {
    case 'LearnFacts':
      return facts.rowsToLearn(command);
    case 'RetractFact':
      return facts.rowsToRetract(command);
    case 'RecordSale':
      return [factRow(command.sale.saleId)];
    case 'RecordReversal':
      return [command.reversal.saleId, command.reversal.reversalOf]
        .filter((id): id is string => id !== null)
        .map(factRow);
    case 'CountSittings':
    case 'CountPurchase':
      return sittings.rows;
    case 'RecallContext':
    case 'Summarise':
      return [];
  }
};

/** What we know of one fan: the facts that hold, what they bought, what was talked about, and how far it has come. */
export const memoryFan: Decider<MemoryFan, MemoryCommand, MemoryEvent> = {
  initial: {
    conversation: recall.initial,
    facts: facts.initial,
    purchases: purchases.initial,
    summaries: summaries.initial,
    sittings: sittings.initial,
  },
  decide,
  evolve,
  rows,
};
