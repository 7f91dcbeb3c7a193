import {
  itemAddedV1,
  itemChangedV1,
  itemResumedV1,
  itemSuspendedV1,
  itemWithdrawnV1,
  type EventOf,
  type Item,
} from '@reprise/contracts';
import { DomainError, sameJson, type Decider } from '@reprise/event-sourcing';

export interface ItemState {
  readonly item: Item | null;
  readonly withdrawn: boolean;
  /** Somebody in it has no consent on record. */
  readonly suspended: boolean;
}

/** The record as it should be from now on, whether the item exists or not. */
export interface PutItem {
  readonly type: 'PutItem';
  readonly item: Item;
  /** People in it whose consent is not on record, as read under the locks of their streams. */
  readonly missing: readonly string[];
  readonly now: string;
}

/** A consent was recorded or revoked: `missing` as of now. */
export interface CheckConsents {
  readonly type: 'CheckConsents';
  readonly itemId: string;
  readonly missing: readonly string[];
  readonly now: string;
}

export interface WithdrawItem {
  readonly type: 'WithdrawItem';
  readonly itemId: string;
  readonly reason: string;
  readonly now: string;
}

export type ItemCommand = PutItem | CheckConsents | WithdrawItem;
export type ItemEvent =
  | EventOf<typeof itemAddedV1>
  | EventOf<typeof itemChangedV1>
  | EventOf<typeof itemSuspendedV1>
  | EventOf<typeof itemResumedV1>
  | EventOf<typeof itemWithdrawnV1>;

const decide = (command: ItemCommand, state: ItemState): ItemEvent[] => {
  switch (command.type) {
    case 'PutItem': {
      const { item, missing, now } = command;
      return [...put(item, state, now), ...consents(item.itemId, missing, state, now)];
    }
    case 'CheckConsents':
      return state.item ? consents(command.itemId, command.missing, state, command.now) : [];
    case 'WithdrawItem': {
      const { itemId, reason, now: occurredAt } = command;
      if (!state.item) throw new DomainError('item/unknown', `there is no item ${itemId}`, 404);
      return state.withdrawn ? [] : [itemWithdrawnV1.make({ itemId, reason, occurredAt })];
    }
  }
};

const put = (item: Item, state: ItemState, occurredAt: string): ItemEvent[] => {
  if (!state.item) return [itemAddedV1.make({ item, occurredAt })];
  // Creators upload whole catalogs nightly: an unchanged record is not an event.
  return sameJson(state.item, item) ? [] : [itemChangedV1.make({ item, occurredAt })];
};

const consents = (itemId: string, missing: readonly string[], state: ItemState, occurredAt: string): ItemEvent[] => {
  if (missing.length > 0 && !state.suspended)
    return [itemSuspendedV1.make({ itemId, missing: [...missing], occurredAt })];
  return missing.length === 0 && state.suspended ? [itemResumedV1.make({ itemId, occurredAt })] : [];
};

const evolve = (state: ItemState, event: ItemEvent): ItemState => {
  switch (event.type) {
    case itemAddedV1.type:
      return { ...state, item: event.data.item };
    case itemChangedV1.type:
      // A withdrawal outlives a new upload of the record: the reason for it (a consent, say) has not gone away.
      return { ...state, item: event.data.item };
    case itemSuspendedV1.type:
      return { ...state, suspended: true };
    case itemResumedV1.type:
      return { ...state, suspended: false };
    case itemWithdrawnV1.type:
      return { ...state, withdrawn: true };
  }
};

/** One item of a vault: stream `catalog:<creator>/item/<itemId>`. */
export const item: Decider<ItemState, ItemCommand, ItemEvent> = {
  initial: { item: null, withdrawn: false, suspended: false },
  decide,
  evolve,
};
