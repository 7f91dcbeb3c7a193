import { ITEM_STOPS, itemReleasedV1, itemStoppedV1, type EventOf } from '@reprise/contracts';
import type { Decider } from '@reprise/event-sourcing';

export type ItemStop = (typeof ITEM_STOPS)[number];

export interface ItemStops {
  readonly stops: readonly ItemStop[];
}

export interface StopItem {
  readonly type: 'StopItem';
  readonly itemId: string;
  readonly reason: ItemStop;
  readonly now: string;
}

export interface ReleaseItem {
  readonly type: 'ReleaseItem';
  readonly itemId: string;
  readonly reason: ItemStop;
  readonly now: string;
}

export type ItemStopCommand = StopItem | ReleaseItem;
export type ItemStopEvent = EventOf<typeof itemStoppedV1> | EventOf<typeof itemReleasedV1>;

const decide = ({ type, itemId, reason, now: occurredAt }: ItemStopCommand, { stops }: ItemStops): ItemStopEvent[] => {
  switch (type) {
    case 'StopItem':
      return stops.includes(reason) ? [] : [itemStoppedV1.make({ itemId, reason, occurredAt })];
    case 'ReleaseItem':
      return stops.includes(reason) ? [itemReleasedV1.make({ itemId, reason, occurredAt })] : [];
  }
};

const evolve = ({ stops }: ItemStops, { type, data }: ItemStopEvent): ItemStops => {
  switch (type) {
    case itemStoppedV1.type:
      return { stops: [...stops, data.reason] };
    case itemReleasedV1.type:
      return { stops: stops.filter((reason) => reason !== data.reason) };
  }
};

/**
 * What keeps one item from being offered, as delivery has recorded it: stream `delivery:<creator>/item/<itemId>`. Whoever
 * starts a send that offers the item holds this stream's lock, so no send starts after the record of a stop.
 */
export const itemStops: Decider<ItemStops, ItemStopCommand, ItemStopEvent> = { initial: { stops: [] }, decide, evolve };
