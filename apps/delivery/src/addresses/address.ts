import type { Lookup, Writer } from '@reprise/event-log';

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

export const addressWriter: Writer<Address> = {
  name: 'addresses',
  async flush(rows, sql) {
    const newest = [...new Map(rows.map((row) => [row.fan, row])).values()];
    await sql.query(
      `insert into address (fan, tenant, creator, platform, connection, platform_creator_id, platform_fan_id)
       select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[])
       on conflict (fan) do update set platform = excluded.platform, connection = excluded.connection,
         platform_creator_id = excluded.platform_creator_id, platform_fan_id = excluded.platform_fan_id`,
      [
        newest.map((row) => row.fan),
        newest.map((row) => row.tenant),
        newest.map((row) => row.creator),
        newest.map((row) => row.platform),
        newest.map((row) => row.connection),
        newest.map((row) => row.platformCreatorId),
        newest.map((row) => row.platformFanId),
      ],
      'delivery-store-addresses',
    );
  },
};

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
