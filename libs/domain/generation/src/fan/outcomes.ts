import { momentAt, outcomeReflectedV1, writingResumedV1, writingSuspendedV1 } from '@reprise/contracts';
import { wordingOf } from '../reading/extract.js';
import { Quoted } from '../reading/quoted.js';
import { READER } from '../reading/read.js';
import { companyValues } from '../words/values.js';
import { actsAfterSale, carry } from './carry.js';
import type { DeliveryOutcome, ExpireTurn, Lifted, QuoteExpired, Restricted, SaleHappened } from './commands.js';
import { carriable } from './read-message.js';
import type { Recorder } from './recorder.js';
import { isHardStop, standing } from './situation.js';
import { closeOpen, REPLY_BAR_MS, startTurn } from './turn.js';

/** A purchase came through: it is reflected, and the fan is thanked unless nothing may be said. */
export function saleHappened(recorder: Recorder, command: SaleHappened): void {
  const { sale, settings, now, seeds } = command;
  if (sale.origin !== 'live' || sale.kind !== 'sale' || sale.source !== 'item') return;
  const { offer } = recorder.state;
  if (offer && offer.itemId === sale.itemId)
    recorder.emit(
      outcomeReflectedV1.make({
        turnId: offer.turnId,
        draftId: offer.draftId,
        outcome: 'bought',
        itemId: sale.itemId,
        amountMinor: sale.amountMinor,
        reason: null,
        occurredAt: now,
      }),
    );
  const bare = standing(recorder.state);
  if (bare.stopped || bare.personWrites || bare.inCrisis || settings.mode === 'human-only') {
    recorder.step('paid', { ...bare, hasBought: true }, command, null);
    return;
  }
  const { open, unsent } = carriable(recorder.state, now);
  const carried = carry([...(unsent ? [unsent] : []), ...(open ? [open] : [])]);
  const acts = actsAfterSale(carried, sale.itemId);
  startTurn(recorder, {
    command,
    trigger: 'paid',
    situation: { ...bare, acts, hasBought: true },
    acts,
    amount: null,
    ambiguousAmount: false,
    declined: false,
    itemId: carried.itemId === sale.itemId ? null : carried.itemId,
    text: new Quoted(command.carriedQuery),
    wording: wordingOf(command.carriedQuery),
    reader: READER,
    refused: null,
    minor: false,
    tastes: [],
    worthAsking: null,
    answer: null,
    replyOnItsWay: false,
    messageIds: carried.messageIds,
    messageIdsIfSilent: open?.messageIds ?? [],
    inboundChars: carried.inboundChars,
    charged: null,
    heldTurnId: null,
    acceptedAt: carried.acceptedAt ?? now,
    deadline: carried.deadline ?? momentAt(Date.parse(now) + REPLY_BAR_MS),
    values: companyValues(settings.persona, seeds.seed),
  });
}

/** What became of an approved reply. A reply that a newer one replaced was reflected when it was replaced. */
export function deliveryOutcome(recorder: Recorder, command: DeliveryOutcome): void {
  const { delivery, now } = command;
  const { turnId, draftId, outcome } = delivery;
  const { unsent, offer } = recorder.state;
  if (unsent?.draftId !== draftId && outcome !== 'sent' && offer?.draftId !== draftId) return;
  const reason = delivery.outcome === 'sent' ? null : delivery.reason;
  const shown = offer !== null && offer.draftId === draftId ? offer : null;
  recorder.emit(
    outcomeReflectedV1.make({
      turnId,
      draftId,
      outcome,
      itemId: shown?.itemId ?? null,
      amountMinor: shown?.amountMinor ?? null,
      reason,
      occurredAt: now,
    }),
  );
  if (outcome === 'sent') recorder.step('sent', standing(recorder.state), command, turnId);
}

export function restricted(recorder: Recorder, command: Restricted): void {
  const { kind, reason, now } = command;
  if (recorder.state.restrictions.includes(kind)) return;
  recorder.emit(writingSuspendedV1.make({ kind, reason, occurredAt: now }));
  recorder.step('restricted', standing(recorder.state), command, recorder.state.open?.turnId ?? null);
  // A turn that waits for a price must not become an offer to someone who may not be sold to.
  if (isHardStop(kind) || kind === 'crisis') closeOpen(recorder, 'restricted', kind, now);
}

export function lifted(recorder: Recorder, command: Lifted): void {
  const { kind, reason, now } = command;
  if (!recorder.state.restrictions.includes(kind)) return;
  recorder.emit(writingResumedV1.make({ kind, reason, occurredAt: now }));
  recorder.step('lifted', standing(recorder.state), command, null);
}

export function quoteExpired(recorder: Recorder, command: QuoteExpired): void {
  const { offer } = recorder.state;
  if (offer?.quoteId !== command.quoteId || (command.replaced && recorder.state.open !== null)) return;
  const { turnId, draftId, itemId, amountMinor } = offer;
  recorder.emit(
    outcomeReflectedV1.make({
      turnId,
      draftId,
      outcome: 'expired',
      itemId,
      amountMinor,
      reason: command.reason,
      occurredAt: command.now,
    }),
  );
  recorder.step('expired', standing(recorder.state), command, null);
}

export function expireTurn(recorder: Recorder, { turnId, now }: ExpireTurn): void {
  const { open } = recorder.state;
  if (open?.turnId !== turnId || Date.parse(open.deadline) > Date.parse(now)) return;
  closeOpen(recorder, 'expired', 'no price in time', now);
}
