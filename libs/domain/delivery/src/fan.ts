import {
  deliveryCancelledV1,
  deliveryScheduledV1,
  disclosureShownV1,
  messageFailedV1,
  messageSentV1,
  ownershipChangedV1,
  sendingResumedV1,
  sendingSuspendedV1,
  type EventOf,
} from '@reprise/contracts';
import type { Decider } from '@reprise/event-sourcing';
import { draftOf, ended, NEW_FAN, type DeliveryFan } from './delivery-fan.js';
import { completed, giveBack, owned, takeOver, type GiveBack, type TakeOver } from './ownership/ownership.js';
import { scheduleReply, type ScheduleReply } from './schedule/schedule.js';
import {
  abandonDraft,
  recordFailure,
  recordSent,
  startSend,
  type AbandonDraft,
  type RecordFailure,
  type RecordSent,
  type StartSend,
} from './send/send.js';
import { resumeSending, suspendSending, type ResumeSending, type SuspendSending } from './stops/stops.js';

export type DeliveryFanEvent =
  | EventOf<typeof deliveryScheduledV1>
  | EventOf<typeof deliveryCancelledV1>
  | EventOf<typeof messageSentV1>
  | EventOf<typeof messageFailedV1>
  | EventOf<typeof disclosureShownV1>
  | EventOf<typeof ownershipChangedV1>
  | EventOf<typeof sendingSuspendedV1>
  | EventOf<typeof sendingResumedV1>;

export type DeliveryFanCommand =
  | ScheduleReply
  | StartSend
  | RecordSent
  | RecordFailure
  | AbandonDraft
  | SuspendSending
  | ResumeSending
  | TakeOver
  | GiveBack;

function decide(command: DeliveryFanCommand, fan: DeliveryFan): readonly DeliveryFanEvent[] {
  const events = obey(command, fan);
  return [...events, ...completed(fan, events.reduce(evolve, fan), command.now)];
}

function obey(command: DeliveryFanCommand, fan: DeliveryFan): readonly DeliveryFanEvent[] {
  switch (command.type) {
    case 'ScheduleReply':
      return scheduleReply(command, fan);
    case 'StartSend':
      return startSend(command, fan);
    case 'RecordSent':
      return recordSent(command, fan);
    case 'RecordFailure':
      return recordFailure(command, fan);
    case 'AbandonDraft':
      return abandonDraft(command, fan);
    case 'SuspendSending':
      return suspendSending(command, fan);
    case 'ResumeSending':
      return resumeSending(command, fan);
    case 'TakeOver':
      return takeOver(command, fan);
    case 'GiveBack':
      return giveBack(command, fan);
  }
}

function evolve(fan: DeliveryFan, event: DeliveryFanEvent): DeliveryFan {
  switch (event.type) {
    case deliveryScheduledV1.type:
      return { ...fan, drafts: { ...fan.drafts, [event.data.draftId]: draftOf(event.data) } };
    case deliveryCancelledV1.type:
    case messageSentV1.type:
    case messageFailedV1.type:
      return ended(fan, event.data.draftId);
    case disclosureShownV1.type:
      return { ...fan, disclosedAt: event.data.occurredAt };
    case ownershipChangedV1.type:
      return owned(fan, event.data);
    case sendingSuspendedV1.type:
      return { ...fan, stops: [...fan.stops, event.data.kind] };
    case sendingResumedV1.type:
      return { ...fan, stops: fan.stops.filter((kind) => kind !== event.data.kind) };
  }
}

/** Delivery's part of a fan: what waits to be sent, what binds, who writes, and when the fan was told about the software. */
export const deliveryFan: Decider<DeliveryFan, DeliveryFanCommand, DeliveryFanEvent> = {
  initial: NEW_FAN,
  decide,
  evolve,
};
