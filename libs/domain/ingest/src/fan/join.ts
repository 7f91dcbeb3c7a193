import { fanJoinedV1, type Origin } from '@reprise/contracts';
import type { Profile } from './commands.js';
import type { IngestFan, IngestFanEvent } from './state.js';

/** A fan exists from the first thing seen of them, whatever it was. */
export const join = (fan: Profile, state: IngestFan, occurredAt: string, origin: Origin): IngestFanEvent[] =>
  state.joined ? [] : [fanJoinedV1.make({ ...fan, occurredAt, origin })];
