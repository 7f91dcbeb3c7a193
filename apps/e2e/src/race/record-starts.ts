import type pg from 'pg';

/** Has the database keep the transaction that started each send: the service itself keeps only what is under way. */
export async function recordStarts(client: Pick<pg.Client | pg.Pool, 'query'>): Promise<void> {
  await client.query(`
    create table delivery.begun (draft_id text not null, tx xid8 not null);
    create function delivery.keep_begun() returns trigger language plpgsql as $$ begin
      insert into delivery.begun values (new.draft_id, pg_current_xact_id()); return null; end $$;
    create trigger begun after update on delivery.dispatch for each row when (new.in_flight and not old.in_flight)
      execute function delivery.keep_begun()`);
}
