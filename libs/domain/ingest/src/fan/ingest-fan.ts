import {
  fanJoinedV1,
  fanLinkedV1,
  fanMessageReceivedV1,
  fanRestrictedV1,
  fanRestrictionLiftedV1,
  fanUnlinkedV1,
  historyImportedV1,
  platformMessageObservedV1,
  presenceChangedV1,
  purchaseCompletedV1,
  purchaseDisputedV1,
  purchaseRefundedV1,
  subscriptionChangedV1,
  tipReceivedV1,
} from '@reprise/contracts';
import type { Decider, RowReader, RowRef, RowWriter } from '@reprise/event-sourcing';
import type { IngestFanCommand } from './commands.js';
import { importHistory, importPurchases } from './imports.js';
import { link, LINKS, linkRow, unlink } from './links.js';
import { changePresence, observe, receive } from './messages.js';
import {
  changeSubscription,
  completePurchase,
  disputePurchase,
  purchaseFact,
  receiveTip,
  refundPurchase,
  reversalFact,
} from './money.js';
import type { Kind } from './once.js';
import { lift, pass, restrict } from './restriction.js';
import { unseen, type IngestFan, type IngestFanEvent } from './state.js';

function decide(command: IngestFanCommand, state: IngestFan, rows: RowReader): readonly IngestFanEvent[] {
  switch (command.type) {
    case 'ReceiveMessage':
      return receive(command, state, rows);
    case 'ObserveMessage':
      return observe(command, state, rows);
    case 'ChangePresence':
      return changePresence(command, state);
    case 'ChangeSubscription':
      return changeSubscription(command, state, rows);
    case 'ReceiveTip':
      return receiveTip(command, state, rows);
    case 'CompletePurchase':
      return completePurchase(command, state, rows);
    case 'RefundPurchase':
      return refundPurchase(command, state, rows);
    case 'DisputePurchase':
      return disputePurchase(command, state, rows);
    case 'ImportHistory':
      return importHistory(command, state, rows);
    case 'ImportPurchases':
      return importPurchases(command, state, rows);
    case 'Restrict':
      return restrict(command, state);
    case 'PassRestriction':
      return pass(command, state);
    case 'LiftRestriction':
      return lift(command, state);
    case 'Link':
      return link(command, state, rows);
    case 'Unlink':
      return unlink(command, rows);
  }
}

const row = (collection: Kind, id: string): RowRef => ({ collection, id });
/** Whom a stop binds beside this fan: read where a command may stop. */
const LINKED: RowRef = { collection: LINKS };

/** What came in under the same ids before, and the links of a fan who may be stopped. */
function rows(command: IngestFanCommand): readonly RowRef[] {
  switch (command.type) {
    case 'ReceiveMessage':
      return [row('message', command.messageId), LINKED];
    case 'ObserveMessage':
      return [row('message', command.messageId)];
    case 'ChangeSubscription':
      return [row('change', command.changeId)];
    case 'ReceiveTip':
      return [row('tip', command.tipId)];
    case 'CompletePurchase':
      return [row('purchase', command.purchaseId)];
    case 'RefundPurchase':
      return [row('refund', command.refundId)];
    case 'DisputePurchase':
      return [row('dispute', command.disputeId), LINKED];
    case 'ImportHistory':
      return [...command.entries.map(({ messageId }) => row('message', messageId)), LINKED];
    case 'ImportPurchases':
      return command.entries.map(({ purchaseId }) => row('purchase', purchaseId));
    case 'Link':
    case 'Unlink':
      return [linkRow(command.otherFan)];
    case 'Restrict':
    case 'PassRestriction':
      return [LINKED];
    case 'ChangePresence':
    case 'LiftRestriction':
      return [];
  }
}

const seenAt = (state: IngestFan, at: string): IngestFan =>
  state.lastSeenAt !== null && Date.parse(state.lastSeenAt) >= Date.parse(at) ? state : { ...state, lastSeenAt: at };

function evolve(state: IngestFan, { type, data }: IngestFanEvent, rows: RowWriter): IngestFan {
  switch (type) {
    case fanJoinedV1.type: {
      const { occurredAt: at, origin: _, ...joined } = data;
      return { ...state, joined: { ...joined, at } };
    }
    case fanMessageReceivedV1.type:
      rows.put('message', data.messageId, { by: 'fan', at: data.occurredAt });
      return seenAt(state, data.occurredAt);
    case platformMessageObservedV1.type:
      rows.put('message', data.messageId, { by: data.by, at: data.occurredAt });
      return state;
    case presenceChangedV1.type:
      return { ...seenAt(state, data.occurredAt), presence: { online: data.online, at: data.occurredAt } };
    case subscriptionChangedV1.type: {
      rows.put('change', data.changeId, { at: data.occurredAt });
      const { status, tier, periodEnd, occurredAt: at } = data;
      const isLate = state.subscription !== null && Date.parse(at) < Date.parse(state.subscription.at);
      return isLate ? state : { ...state, subscription: { status, tier, periodEnd, at } };
    }
    case tipReceivedV1.type:
      rows.put('tip', data.tipId, { amountMinor: data.amountMinor, currency: data.currency });
      return seenAt(state, data.occurredAt);
    case purchaseCompletedV1.type:
      rows.put('purchase', data.purchaseId, purchaseFact(data));
      return seenAt(state, data.occurredAt);
    case purchaseRefundedV1.type:
      rows.put('refund', data.refundId, reversalFact(data));
      return state;
    case purchaseDisputedV1.type:
      rows.put('dispute', data.disputeId, reversalFact(data));
      return state;
    case fanRestrictedV1.type: {
      const { kind, reason, messageId, link, occurredAt: since } = data;
      const restriction = { since, reason, messageId, ...(link && { link }) };
      return { ...state, restrictions: { ...state.restrictions, [kind]: restriction } };
    }
    case fanRestrictionLiftedV1.type: {
      const { [data.kind]: _, ...restrictions } = state.restrictions;
      return { ...state, restrictions };
    }
    case fanLinkedV1.type:
      rows.put(LINKS, data.otherFan, { creator: data.otherCreator, evidence: data.evidence, since: data.occurredAt });
      return state;
    case fanUnlinkedV1.type:
      rows.delete(LINKS, data.otherFan);
      return state;
    case historyImportedV1.type:
      return { ...state, importedMessages: state.importedMessages + data.messages };
  }
}

/** Decides the stream `ingest:<fan>`: what came in of one fan, each thing once, and what stops the fan. */
export const ingestFan: Decider<IngestFan, IngestFanCommand, IngestFanEvent> = {
  initial: unseen,
  decide,
  evolve,
  rows,
};
