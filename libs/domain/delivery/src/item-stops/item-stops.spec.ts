import { itemReleasedV1, itemStoppedV1 } from '@reprise/contracts';
import { given } from '@reprise/testing';
import { itemStops, type ItemStop, type ItemStopCommand } from './item-stops.js';

const now = '2026-11-23T10:00:00Z';
const stop = (reason: ItemStop): ItemStopCommand => ({ type: 'StopItem', itemId: 'i1', reason, now });
const release = (reason: ItemStop): ItemStopCommand => ({ type: 'ReleaseItem', itemId: 'i1', reason, now });
const stopped = (reason: ItemStop) => itemStoppedV1.make({ itemId: 'i1', reason, occurredAt: now });
const released = (reason: ItemStop) => itemReleasedV1.make({ itemId: 'i1', reason, occurredAt: now });

describe('a stop of an item', () => {
  it('is recorded once, however often it is reported', () => {
    given(itemStops, [])
      .when(stop('withdrawn'))
      .then([stopped('withdrawn')]);
    given(itemStops, [stopped('withdrawn')])
      .when(stop('withdrawn'))
      .thenNothing();
  });

  it('ends only when it is released itself', () => {
    given(itemStops, [stopped('withdrawn')])
      .when(release('consent'))
      .thenNothing();
    const both = given(itemStops, [stopped('withdrawn'), stopped('consent')]).when(release('consent'));
    both.then([released('consent')]);
    expect(both.state().state).toEqual({ stops: ['withdrawn'] });
  });
});
