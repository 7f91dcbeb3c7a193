import { tableWriter, type Lookup, type Writer } from '@reprise/event-log';

/** A reply without an outcome yet, and what is known of the attempts to send it. */
export interface Dispatch {
  readonly draftId: string;
  readonly tenant: string;
  readonly creator: string;
  readonly fan: string;
  /** The item it offers; null: it offers none. */
  readonly itemId: string | null;
  readonly deadline: string;
  /** The first send, the next one, or the next question: not before. */
  readonly nextAt: string;
  /** A waiting job may stand for it. One that was due at once has none. */
  readonly timed: boolean;
  /** Sends begun. */
  readonly attempts: number;
  /** When the first of them began. */
  readonly startedAt: string | null;
  /** When the latest of them began. */
  readonly attemptedAt: string | null;
  /** A send began, and nobody knows yet whether the platform has it. */
  readonly inFlight: boolean;
  /** It was asked, and had not seen the send in flight yet. */
  readonly notSeen: boolean;
  /** The disclosure its text carries, chosen with the first attempt: a repeat must be the same. */
  readonly wordingId: string | null;
  readonly correlationId: string;
  /** The event its outcome is caused by. */
  readonly causedBy: string;
  readonly traceparent: string | null;
}

/** A row to keep, or null where the draft has its outcome. */
export interface DispatchChange {
  readonly draftId: string;
  readonly dispatch: Dispatch | null;
}

const COLUMNS = `draft_id as "draftId", tenant, creator, fan, item_id as "itemId", to_char(deadline at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as deadline,
  to_char(next_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "nextAt", timed, attempts,
  to_char(started_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "startedAt",
  to_char(attempted_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "attemptedAt", in_flight as "inFlight", not_seen as "notSeen",
  wording_id as "wordingId", correlation_id as "correlationId", caused_by as "causedBy", traceparent`;

const kept = tableWriter<Dispatch>({
  table: 'dispatch',
  columns: {
    draft_id: ['text', (row) => row.draftId],
    tenant: ['text', (row) => row.tenant],
    creator: ['text', (row) => row.creator],
    fan: ['text', (row) => row.fan],
    item_id: ['text', (row) => row.itemId],
    deadline: ['timestamptz', (row) => row.deadline],
    next_at: ['timestamptz', (row) => row.nextAt],
    timed: ['boolean', (row) => row.timed],
    attempts: ['int', (row) => row.attempts],
    started_at: ['timestamptz', (row) => row.startedAt],
    attempted_at: ['timestamptz', (row) => row.attemptedAt],
    in_flight: ['boolean', (row) => row.inFlight],
    not_seen: ['boolean', (row) => row.notSeen],
    wording_id: ['text', (row) => row.wordingId],
    correlation_id: ['text', (row) => row.correlationId],
    caused_by: ['text', (row) => row.causedBy],
    traceparent: ['text', (row) => row.traceparent],
  },
  key: (row) => row.draftId,
  conflict: `on conflict (draft_id) do update set next_at = excluded.next_at, timed = excluded.timed, attempts = excluded.attempts,
    started_at = excluded.started_at, attempted_at = excluded.attempted_at, in_flight = excluded.in_flight,
    not_seen = excluded.not_seen, wording_id = excluded.wording_id`,
});

const END = 'delete from dispatch where draft_id = any($1::text[])';

export const dispatchWriter: Writer<DispatchChange> = {
  name: 'dispatches',
  async flush(changes, sql) {
    const last = new Map(changes.map(({ draftId, dispatch }) => [draftId, dispatch]));
    const ended = [...last].filter(([, dispatch]) => dispatch === null).map(([draftId]) => draftId);
    const open = [...last.values()].filter((dispatch) => dispatch !== null);
    await Promise.all([
      ended.length > 0 && sql.query(END, [ended], 'delivery-end-dispatches'),
      open.length > 0 && kept.flush(open, sql),
    ]);
  },
};

/** A fan's replies without an outcome. */
export const dispatchesOf: Lookup<string, readonly Dispatch[]> = {
  name: 'dispatches of a fan',
  async load(fans, sql) {
    const rows = await sql.query<Dispatch>(
      `select ${COLUMNS} from dispatch where fan = any($1::text[])`,
      [fans],
      'delivery-dispatches',
    );
    const byFan = Map.groupBy(rows, ({ fan }) => fan);
    return fans.map((fan) => byFan.get(fan) ?? []);
  },
};
