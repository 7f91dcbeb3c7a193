import { sharingChangedV1, type EventOf } from '@reprise/contracts';
import type { Decider } from '@reprise/event-sourcing';

export interface ChangeSharing {
  readonly type: 'ChangeSharing';
  readonly preferences: boolean;
  readonly by: string;
  readonly now: string;
}

/** Whether a creator's fans may be known across profiles, stream `memory:<creator>/sharing/sharing`. Nothing is shared until somebody says so. */
export const sharingDecider: Decider<
  { readonly preferences: boolean },
  ChangeSharing,
  EventOf<typeof sharingChangedV1>
> = {
  initial: { preferences: false },
  decide: ({ preferences, by, now }, state) =>
    preferences === state.preferences ? [] : [sharingChangedV1.make({ preferences, by, occurredAt: now })],
  evolve: (_state, { data: { preferences } }) => ({ preferences }),
};
