import {
  fanJoinedV1,
  fanRestrictedV1,
  fanRestrictionLiftedV1,
  replyApprovedV1,
  type DataOf,
  type EventContract,
  type StoredEvent,
} from '@reprise/contracts';
import { CREATOR, ServiceRig, tablesOf, type RigOptions } from '@reprise/service-testing';
import { randomUUID } from 'node:crypto';
import { deliveryService } from '../module.js';
import type { FakePlatform } from './fake-platform.js';

export type Approved = DataOf<typeof replyApprovedV1>;
type Recorded = StoredEvent<{ type: string; data: Record<string, unknown> }>;

export const deliveryTables = tablesOf(deliveryService);

export class RunningDelivery extends ServiceRig {
  static async start(
    databaseUrl: string,
    platform: FakePlatform,
    environment: RigOptions['environment'] = {},
  ): Promise<RunningDelivery> {
    const options = { environment: { ...environmentOf(platform.url), ...environment } };
    return new RunningDelivery(await ServiceRig.open(deliveryService, databaseUrl, options));
  }

  /** A new fan, on a connection of the test's configuration. Returns the fan; the platform calls it `p-<fan>`. */
  async joined(connection = 'sandbox'): Promise<string> {
    const fan = randomUUID();
    const data = { ...fanJoinedV1.samples[0]!, connection, platformCreatorId: 'c1', platformFanId: `p-${fan}` };
    await this.publish(fan, fanJoinedV1.make(data));
    return fan;
  }

  /** Generation approves a reply that may leave at once and must leave within `withinMs`. Returns its draft. */
  async approved(fan: string, over: Partial<Approved> = {}, withinMs = 30_000): Promise<string> {
    const draftId = over.draftId ?? randomUUID();
    const now = Date.now();
    const reply = replyApprovedV1.make({
      ...replyApprovedV1.samples[0]!,
      turnId: randomUUID(),
      draftId,
      plan: 'relate',
      text: `text of ${draftId}`,
      offer: null,
      acceptedAt: new Date(now).toISOString(),
      deadline: new Date(now + withinMs).toISOString(),
      ...over,
    });
    await this.publish(fan, reply);
    return draftId;
  }

  async restricted(fan: string, kind: DataOf<typeof fanRestrictedV1>['kind']): Promise<void> {
    await this.publish(fan, fanRestrictedV1.make({ ...fanRestrictedV1.samples[0]!, kind }));
  }

  /** The catalog says of an item that it was withdrawn, lacks a consent, or is complete again. */
  async itemSaid<D extends { itemId: string }>(contract: EventContract<string, D>, data: D): Promise<void> {
    await this.publishOf(CREATOR, `item/${data.itemId}`, contract.make(data));
  }

  async lifted(fan: string, kind: DataOf<typeof fanRestrictedV1>['kind']): Promise<void> {
    await this.publish(fan, fanRestrictionLiftedV1.make({ ...fanRestrictionLiftedV1.samples[0]!, kind }));
  }

  /** What delivery recorded of the fan, oldest first: type without service and version, and the data. */
  async recorded(fan: string): Promise<{ fact: string; data: Record<string, unknown>; event: Recorded }[]> {
    const rows = await this.query<Recorded>(
      `select type, data, id, correlation_id as "correlationId", causation_id as "causationId" from event where stream = $1 order by version`,
      [`delivery:${fan}`],
    );
    return rows.map((event) => ({ fact: event.type.split('.')[1]!, data: event.data, event }));
  }

  /** The first such fact of the fan; throws while there is none. */
  async first(fan: string, fact: string) {
    const all = await this.recorded(fan);
    const found = all.find((each) => each.fact === fact);
    if (!found) throw new Error(`no ${fact} of ${fan}, only ${all.map((each) => each.fact).join()}`);
    return found;
  }

  /** Throws while a reply of the fan has no outcome. */
  async nothingLeft(fan: string): Promise<void> {
    const left = await this.query('select draft_id from dispatch where fan = $1', [fan]);
    if (left.length > 0) throw new Error(`${left.length} replies of ${fan} have no outcome`);
  }
}

const environmentOf = (platformUrl: string) => ({
  REPRISE_PACE: '0',
  SEND_TIMEOUT_MS: '400',
  REPRISE_PLATFORMS: JSON.stringify([
    { connection: 'sandbox', platform: 'sandbox', baseUrl: platformUrl },
    { connection: 'deaf', platform: 'http', baseUrl: platformUrl, canAsk: false },
    { connection: 'plain', platform: 'http', baseUrl: platformUrl, idempotent: false, canAsk: false },
    // Nobody listens on a port this low, and fetch refuses some of them without trying.
    { connection: 'nowhere', platform: 'http', baseUrl: 'http://127.0.0.1:2' },
    { connection: 'unset', platform: 'http' },
  ]),
});
