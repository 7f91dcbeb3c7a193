import {
  fanRestrictedV1,
  fanRestrictionLiftedV1,
  flagged,
  type EventOf,
  type RestrictionKind,
} from '@reprise/contracts';
import { DomainError } from '@reprise/event-sourcing';
import type { Screened } from '../screens/screen.js';
import type { LiftRestriction, PassRestriction, Restrict } from './commands.js';
import type { IngestFan, IngestFanEvent } from './state.js';

type Held = Readonly<Partial<Record<RestrictionKind, unknown>>>;

/** The screens that stop a fan by themselves. All others are signals for the services that answer. */
const STOPPING = ['age', 'crisis'] as const satisfies readonly RestrictionKind[];

/** Restrictions that follow from a screened message, once per kind while one holds. Taking the words back does not lift it. */
export function restrictionsOf(
  { screens, findings }: Screened,
  message: { readonly messageId: string; readonly occurredAt: string },
  held: Held,
  applies: (kind: RestrictionKind) => boolean = () => true,
): EventOf<typeof fanRestrictedV1>[] {
  return STOPPING.filter((kind) => flagged(screens, kind) && !held[kind] && applies(kind)).map((kind) =>
    fanRestrictedV1.make({
      kind,
      reason: findings[kind]!.rule,
      messageId: message.messageId,
      screenVersion: screens.version,
      occurredAt: message.occurredAt,
    }),
  );
}

/** By an operator: repeating it changes nothing. */
export function restrict({ kind, reason, now }: Restrict, { joined, restrictions }: IngestFan): IngestFanEvent[] {
  if (!joined) throw new DomainError('fan/unknown', 'nothing was ever seen of this fan', 404);
  if (restrictions[kind]) return [];
  return [fanRestrictedV1.make({ kind, reason, messageId: null, screenVersion: null, occurredAt: now })];
}

/**
 * The stop of a linked fan binds this one too, whatever has become of it or of the link since. What was said on another
 * profile does not cross: the reason is that there is one.
 */
export function pass({ kind, link, now }: PassRestriction, { joined, restrictions }: IngestFan): IngestFanEvent[] {
  if (!joined || restrictions[kind]) return [];
  const reason = 'a linked fan is restricted';
  return [fanRestrictedV1.make({ kind, reason, messageId: null, screenVersion: null, link, occurredAt: now })];
}

/** Only a person lifts a restriction, and says why; it is lifted on this fan alone. */
export function lift(
  { kind, by, reason, now }: LiftRestriction,
  { joined, restrictions }: IngestFan,
): IngestFanEvent[] {
  if (!joined) throw new DomainError('fan/unknown', 'nothing was ever seen of this fan', 404);
  if (!restrictions[kind]) throw new DomainError('restriction/not-held', `the fan is not restricted for ${kind}`, 409);
  return [fanRestrictionLiftedV1.make({ kind, by, reason, occurredAt: now })];
}
