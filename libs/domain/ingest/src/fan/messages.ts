import { fanMessageReceivedV1, platformMessageObservedV1, presenceChangedV1 } from '@reprise/contracts';
import type { RowReader } from '@reprise/event-sourcing';
import { admit } from '../screens/fold.js';
import { screenMessage } from '../screens/screen.js';
import type { ChangePresence, ObserveMessage, ReceiveMessage } from './commands.js';
import { join } from './join.js';
import { isSeen } from './once.js';
import { restrictionsOf } from './restriction.js';
import type { IngestFan, IngestFanEvent } from './state.js';

export function receive(command: ReceiveMessage, state: IngestFan, rows: RowReader): IngestFanEvent[] {
  const { fan, messageId, itemId, occurredAt } = command;
  if (isSeen(rows, 'message', messageId)) return [];
  const screened = screenMessage(command.text, occurredAt);
  const { text, screens } = screened;
  return [
    ...join(fan, state, occurredAt, 'live'),
    fanMessageReceivedV1.make({ messageId, text, itemId, screens, quality: null, occurredAt, origin: 'live' }),
    ...restrictionsOf(screened, command, state.restrictions),
  ];
}

export function observe(command: ObserveMessage, state: IngestFan, rows: RowReader): IngestFanEvent[] {
  const { fan, messageId, by, occurredAt } = command;
  if (isSeen(rows, 'message', messageId)) return [];
  const { text } = admit(command.text);
  return [
    ...join(fan, state, occurredAt, 'live'),
    platformMessageObservedV1.make({
      messageId,
      text,
      by,
      itemId: null,
      quality: null,
      occurredAt,
      origin: 'live',
    }),
  ];
}

/** Presence has no id of its own: the same state again, or an older one arriving late, changes nothing. */
export function changePresence({ fan, online, occurredAt }: ChangePresence, state: IngestFan): IngestFanEvent[] {
  const known = state.presence;
  if (known && (known.online === online || Date.parse(occurredAt) < Date.parse(known.at))) return [];
  return [...join(fan, state, occurredAt, 'live'), presenceChangedV1.make({ online, occurredAt, origin: 'live' })];
}
