import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Stops on their way to linked fans. Links of earlier releases passed nothing on: what stands on one side of them now is
 * put on its way to the other.
 */
export class Persons1764300000000 implements MigrationInterface {
  readonly name = 'Persons1764300000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table stop_due (
        id bigint generated always as identity primary key,
        fan text not null,
        tenant text not null,
        creator text not null,
        kind text not null,
        link json not null,
        event_id text not null,
        correlation_id text not null,
        unique (fan, event_id)
      );
      insert into stop_due (fan, tenant, creator, kind, link, event_id, correlation_id)
      select l.id, f.tenant, l.value->>'creator', held.kind,
        json_build_object('otherFan', f.fan, 'since', l.value->>'since', 'evidence', l.value->>'evidence', 'origin', f.fan),
        e.id, e.correlation_id
      from facet_row l
      join facet f on f.stream = l.stream and f.fan is not null
      join facet o on o.stream = 'ingest:' || l.id
      cross join lateral json_object_keys(f.state->'restrictions') held(kind)
      cross join lateral (
        select e.id, e.correlation_id from event e
        where e.stream = f.stream and e.type = 'ingest.fan-restricted.v1' and e.data->>'kind' = held.kind
        order by e.version desc limit 1
      ) e
      where l.collection = 'link' and o.state->'restrictions'->held.kind is null`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table stop_due');
  }
}
