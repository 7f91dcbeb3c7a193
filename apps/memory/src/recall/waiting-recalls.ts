import { EventLog, fanRef, type Cause, type Lookup, type Subject, type Work, type Writer } from '@reprise/event-log';
import { Sweep } from '@reprise/service-host';
import { Injectable } from '@nestjs/common';
import { Embedders, type QueryVector } from '../embeddings/embedders.js';
import { nearestMessages } from '../embeddings/nearest-messages.js';
import { FUSED_DEPTH, type NearMessages } from './fused.js';
import { recallMessage, type RecallRequest } from './recall-message.js';

interface Waiting extends Subject {
  readonly cause: Cause;
  readonly request: Omit<RecallRequest, 'text'>;
}
interface WaitingRow {
  readonly fan: string;
  readonly text: string;
  readonly waiting: Waiting;
}

const FANS_AT_ONCE = 32;
/** The oldest of each fan: contexts keep the order of the messages. */
const WAITING = `
  select fan, waiting, text
  from (
    select distinct on (w.fan) w.fan, w.request as waiting, m.text, w.seq
    from waiting_recall w join message m on m.fan = w.fan and m.message_id = w.message_id
    order by w.fan, w.seq
  ) oldest
  order by seq limit ${FANS_AT_ONCE}`;

const addWriter: Writer<Waiting> = {
  name: 'waiting-recalls',
  flush: (rows, sql) =>
    sql.query(
      `insert into waiting_recall (fan, message_id, request) select * from unnest($1::text[], $2::text[], $3::json[])
       on conflict do nothing`,
      [
        rows.map(({ fan }) => fan),
        rows.map(({ request }) => request.messageId),
        rows.map((waiting) => JSON.stringify(waiting)),
      ],
      'memory-wait-for-vector',
    ),
};

type Place = readonly [fan: string, messageId: string];
const PLACES = 'unnest($1::text[], $2::text[]) a(fan, message_id)';
const columns = (places: readonly Place[]) => [places.map(([fan]) => fan), places.map(([, messageId]) => messageId)];

const stillWaiting: Lookup<Place, boolean> = {
  name: 'still-waiting',
  async load(places, sql) {
    const found = await sql.query<{ fan: string; id: string }>(
      `select fan, message_id as id from waiting_recall join ${PLACES} using (fan, message_id)`,
      columns(places),
    );
    return places.map(([fan, messageId]) => found.some((row) => row.fan === fan && row.id === messageId));
  },
};

const doneWriter: Writer<Place> = {
  name: 'recalled',
  flush: (places, sql) =>
    sql.query(`delete from waiting_recall w using ${PLACES} where w.fan = a.fan and w.message_id = a.message_id`, [
      ...columns(places),
    ]),
};

/**
 * Live messages that wait for the vector they are searched with. Nothing in a transaction may call the outside, so with an embedder
 * a recall takes two: one stores the message and that it waits, the other, once the embedder has answered or the time it is given
 * is over, records the context. Without an embedder nothing waits and the first does it all. Recording is decided under the
 * fan's lock by whether the message still waits, so any number of processes may look, and a context comes once. What was stored
 * meanwhile may be recalled too. A replay reads what was recorded and asks nobody.
 */
@Injectable()
export class WaitingRecalls extends Sweep {
  constructor(
    private readonly log: EventLog,
    private readonly embedders: Embedders,
  ) {
    super({ everyMs: 2_000, failure: 'messages could not be recalled yet' });
  }

  get isOn(): boolean {
    return this.embedders.isOn;
  }

  /** What waited when the process stopped is taken up at once, and also when the embedder was taken away meanwhile. */
  override onApplicationBootstrap(): void {
    if (this.isOn) super.onApplicationBootstrap();
    this.wake();
  }

  add(work: Work, { tenant, creator, fan }: Subject, { text: _, ...request }: RecallRequest): void {
    work.write(addWriter, { tenant, creator, fan, cause: work.cause, request });
    work.afterCommit(() => this.wake());
  }

  protected async round(): Promise<boolean> {
    const rows = await this.log.query<WaitingRow>(WAITING);
    const vectors = await this.embedders.ofQueries(rows.map(({ text }) => text));
    await Promise.all(rows.map((row, n) => this.recall(row, vectors[n] ?? null)));
    return rows.length > 0;
  }

  private async recall({ waiting, text }: WaitingRow, query: QueryVector | null): Promise<void> {
    const { tenant, creator, fan, cause, request } = waiting;
    const subject = { tenant, creator, fan };
    const place: Place = [fan, request.messageId];
    const near = query ? await this.near(fan, request.messageId, query) : undefined;
    await this.log.submit({
      key: fan,
      streams: [fanRef('memory', subject)],
      cause,
      run: async (work) => {
        if (!(await work.ask(stillWaiting, place))) return;
        work.write(doneWriter, place);
        await recallMessage(work, subject, { ...request, text }, near);
      },
    });
  }

  private async near(fan: string, besides: string, query: QueryVector): Promise<NearMessages> {
    const messages = await nearestMessages(this.log, { fan, query, besides, limit: FUSED_DEPTH });
    return { embedder: query.embedder, messages };
  }
}
