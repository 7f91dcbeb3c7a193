import { deliveryFan, itemStops } from '@reprise/domain-delivery';
import { defineService } from '@reprise/service-host';
import { AddressesConsumer } from './addresses/addresses.consumer.js';
import { deliveryConfig } from './config.js';
import { ItemStopsConsumer } from './item-stops/item-stops.consumer.js';
import { ItemStopsController } from './item-stops/item-stops.controller.js';
import { DeliveryTables1764200000000 } from './migrations/0001-delivery.js';
import { OfferedItems1764300000000 } from './migrations/0002-offered-items.js';
import { Attempts1764400000000 } from './migrations/0003-attempts.js';
import { OwnershipConsumer } from './ownership/ownership.consumer.js';
import { Timers1764500000000 } from './migrations/0004-timers.js';
import { Platforms } from './platforms/platforms.js';
import { ScheduleConsumer } from './schedule/schedule.consumer.js';
import { OverdueSends } from './sends/overdue-sends.js';
import { SendMetrics } from './sends/send-metrics.js';
import { Sender } from './sends/sender.js';
import { StopsConsumer } from './stops/stops.consumer.js';

/** Delivery: when an approved reply leaves, what keeps it from leaving, and what became of it. */
export const deliveryService = defineService({
  name: 'delivery',
  summary: 'Sends approved replies at their natural moment, once each, and knows what became of every one.',
  deciders: { fan: deliveryFan, item: itemStops },
  migrations: [DeliveryTables1764200000000, OfferedItems1764300000000, Attempts1764400000000, Timers1764500000000],
  config: deliveryConfig,
  controllers: [
    AddressesConsumer,
    ScheduleConsumer,
    StopsConsumer,
    OwnershipConsumer,
    ItemStopsConsumer,
    ItemStopsController,
  ],
  providers: [Platforms, SendMetrics, Sender, OverdueSends],
});
