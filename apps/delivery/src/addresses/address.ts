import { tableWriter, type Lookup } from '@reprise/event-log';

/** Where a fan is reached: the platform's own ids, and the connection replies leave through. */
export interface Address {
  readonly fan: string;
  readonly tenant: string;
  readonly creator: string;
  readonly platform: string;
  readonly connection: string;
  readonly platformCreatorId: string;
  readonly platformFanId: string;
}

export const addressWriter = tableWriter<Address>({
  table: 'address',
  columns: {
    fan: ['text', (row) => row.fan],
    tenant: ['text', (row) => row.tenant],
    creator: ['text', (row) => row.creator],
    platform: ['text', (row) => row.platform],
    connection: ['text', (row) => row.connection],
    platform_creator_id: ['text', (row) => row.platformCreatorId],
    platform_fan_id: ['text', (row) => row.platformFanId],
  },
  key: (row) => row.fan,
  conflict: `on conflict (fan) do update set platform = excluded.platform, connection = excluded.connection,
    platform_creator_id = excluded.platform_creator_id, platform_fan_id = excluded.platform_fan_id`,
});

/** The address of a fan, or null when the fan was never seen on a platform. */
export const addressOf: Lookup<string, Address | null> = {
  name: 'address of a fan',
  async load(fans, sql) {
    const rows = await sql.query<Address>(
      `select fan, tenant, creator, platform, connection, platform_creator_id as "platformCreatorId",
         platform_fan_id as "platformFanId" from address where fan = any($1::text[])`,
      [fans],
      'delivery-addresses',
    );
    const byFan = new Map(rows.map((row) => [row.fan, row]));
    return fans.map((fan) => byFan.get(fan) ?? null);
  },
};
