import { itemResumedV1, itemSuspendedV1, itemWithdrawnV1, type Item, type StoredEvent } from '@reprise/contracts';
import { item, type ItemCommand, type ItemEvent } from '@reprise/domain-catalog';
import { creatorRef, EventLog, readOnly, type StreamRef, type Work } from '@reprise/event-log';
import { Injectable } from '@nestjs/common';
import { decideConsent, missingConsents, personRef, type GivenConsent } from '../consents/person-consents.js';
import { itemPeople } from './item-people.js';
import type { ItemRow } from './item-writer.js';
import { vaultWriter } from './vault-writer.js';

export interface ItemAddress {
  readonly tenant: string;
  readonly creator: string;
  readonly itemId: string;
}

/** Changes of items: one stream and one row an item, in one transaction. */
@Injectable()
export class Vault {
  constructor(private readonly log: EventLog) {}

  /**
   * True when the record differs from what is known. Records of one item are taken in the order they are put; consents that
   * come with the record are on record before it is decided whether it can be sold.
   */
  put(address: ItemAddress, record: Item, consents: readonly GivenConsent[] = []): Promise<boolean> {
    const people = record.consents.map((person) => personRef(address, person));
    return this.change(address, consents.length > 0 ? people : people.map(readOnly), async (work, run) => {
      for (const { person, ...consent } of consents)
        await decideConsent(work, address, { type: 'RecordConsent', person, consent, now: work.now });
      const missing = await missingConsents(work, address, record.consents);
      const events = await run({ type: 'PutItem', item: record, missing, now: work.now });
      return events.length > 0;
    });
  }

  /** True when the item may be offered now and might not before, or the other way round. */
  checkConsents(address: ItemAddress, people: readonly string[]): Promise<boolean> {
    const { itemId } = address;
    const read = people.map((person) => readOnly(personRef(address, person)));
    return this.change(address, read, async (work, run) => {
      const missing = await missingConsents(work, address, people);
      return (await run({ type: 'CheckConsents', itemId, missing, now: work.now })).length > 0;
    });
  }

  /** True when it was not withdrawn before. Throws `item/unknown`. */
  withdraw(address: ItemAddress, reason: string): Promise<boolean> {
    const { itemId } = address;
    return this.change(
      address,
      [],
      async ({ now }, run) => (await run({ type: 'WithdrawItem', itemId, reason, now })).length > 0,
    );
  }

  private change<T>(
    address: ItemAddress,
    people: readonly StreamRef[],
    decide: (work: Work, run: (command: ItemCommand) => Promise<readonly StoredEvent<ItemEvent>[]>) => Promise<T>,
  ): Promise<T> {
    const ref = creatorRef('catalog', address, 'item', address.itemId);
    return this.log.submit({
      key: ref.stream,
      streams: [ref, ...people],
      cause: this.log.rootCause(),
      run: (work) => decide(work, (command) => run(work, ref, address, command)),
    });
  }
}

/** Decides on the item's stream and moves its row on by what follows. */
async function run(work: Work, ref: StreamRef, address: ItemAddress, command: ItemCommand) {
  const events = await work.run(item, ref, command);
  for (const event of events) {
    itemPeople.project(work, ref, event);
    const { type, data, version, time: at } = event;
    // A stored event does not tell the compiler that its type and its data belong together.
    const fact = { type, data } as ItemEvent;
    if (fact.type === itemSuspendedV1.type || fact.type === itemResumedV1.type) {
      const suspended = fact.type === itemSuspendedV1.type;
      work.write(vaultWriter, { suspension: { ...address, version, suspended, at } });
    } else work.write(vaultWriter, { item: { ...address, version, change: changeOf(fact), at } });
  }
  return events;
}

type Recorded = Exclude<ItemEvent, { readonly type: typeof itemSuspendedV1.type | typeof itemResumedV1.type }>;
const changeOf = (fact: Recorded): ItemRow['change'] =>
  fact.type === itemWithdrawnV1.type ? { withdrawnReason: fact.data.reason } : { record: fact.data.item };
