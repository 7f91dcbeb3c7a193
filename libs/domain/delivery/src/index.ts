export type { DeliveryFan, Draft } from './delivery-fan.js';
export { disclosed, disclosureDue, STRICTEST, type DisclosurePolicy } from './disclosure/disclosure.js';
export { deliveryFan, type DeliveryFanCommand, type DeliveryFanEvent } from './fan.js';
export {
  itemStops,
  type ItemStop,
  type ItemStopCommand,
  type ItemStopEvent,
  type ItemStops,
} from './item-stops/item-stops.js';
export { type GiveBack, type TakeOver } from './ownership/ownership.js';
export { naturalDelay, pauseOf, seedOfTurn, type NaturalDelay } from './schedule/natural-delay.js';
export type { ScheduleReply } from './schedule/schedule.js';
export { maySend, type AbandonDraft, type RecordFailure, type RecordSent, type StartSend } from './send/send.js';
export { stopping, type ResumeSending, type SuspendSending } from './stops/stops.js';
