import type { Item } from '@reprise/contracts';
import { item, type ItemCommand } from '@reprise/domain-catalog';
import { creatorRef, EventLog, type Work } from '@reprise/event-log';
import { Injectable } from '@nestjs/common';
import { itemWriter, type ItemRow } from './item-writer.js';

interface ItemAddress {
  readonly tenant: string;
  readonly creator: string;
  readonly itemId: string;
}

/** Changes of items: one stream and one row an item, in one transaction. */
@Injectable()
export class Vault {
  constructor(private readonly log: EventLog) {}

  /** True when the record differs from what is known. Records of one item are taken in the order they are put. */
  put(address: ItemAddress, record: Item): Promise<boolean> {
    return this.change(address, { record }, (now) => ({ type: 'PutItem', item: record, now }));
  }

  /** True when it was not withdrawn before. Throws `item/unknown`. */
  withdraw(address: ItemAddress, reason: string): Promise<boolean> {
    const { itemId } = address;
    return this.change(address, { withdrawnReason: reason }, (now) => ({ type: 'WithdrawItem', itemId, reason, now }));
  }

  private change(
    address: ItemAddress,
    change: ItemRow['change'],
    command: (now: string) => ItemCommand,
  ): Promise<boolean> {
    const ref = creatorRef('catalog', address, 'item', address.itemId);
    const run = async (work: Work): Promise<boolean> => {
      const last = (await work.run(item, ref, command(work.now))).at(-1);
      if (last) work.write(itemWriter, { ...address, version: last.version, change, at: last.time });
      return last !== undefined;
    };
    return this.log.submit({ key: ref.stream, streams: [ref], cause: this.log.rootCause(), run });
  }
}
