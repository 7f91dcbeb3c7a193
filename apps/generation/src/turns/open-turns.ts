import { replyApprovedV1, turnClosedV1, turnPlannedV1, type StoredEvent } from '@reprise/contracts';
import type { GenerationEvent } from '@reprise/domain-generation';
import { tableWriter, type Sql, type Work, type Writer } from '@reprise/event-log';

export interface OpenTurn {
  readonly turnId: string;
  readonly tenant: string;
  readonly creator: string;
  readonly fan: string;
  /** Null: the turn is over or has an approved reply. */
  readonly deadline: string | null;
}

/** Turns that wait for an answer to draft from: what the sweep looks at. */
export const openTurnWriter: Writer<OpenTurn> = {
  name: 'open-turns',
  flush(rows, sql) {
    const last = [...new Map(rows.map((row) => [row.turnId, row])).values()];
    const open = last.filter((row) => row.deadline !== null);
    const over = last.filter((row) => row.deadline === null);
    return Promise.all([open.length > 0 && begun.flush(open, sql), over.length > 0 && end(over, sql)]);
  },
};

const begun = tableWriter<OpenTurn>({
  table: 'open_turn',
  columns: {
    turn_id: ['text', (turn) => turn.turnId],
    tenant: ['text', (turn) => turn.tenant],
    creator: ['text', (turn) => turn.creator],
    fan: ['text', (turn) => turn.fan],
    deadline: ['timestamptz', (turn) => turn.deadline],
  },
  conflict: 'on conflict do nothing',
});

const end = (turns: readonly OpenTurn[], sql: Sql) =>
  sql.query(
    'delete from open_turn where turn_id = any($1::text[])',
    [turns.map((turn) => turn.turnId)],
    'generation-close-turns',
  );

/** Keeps the list in step with what was just decided. A turn that was answered at once never enters it. */
export function followTurns(work: Work, events: readonly StoredEvent<GenerationEvent>[]): void {
  const turns = new Map<string, OpenTurn>();
  const begun = new Set<string>();
  for (const event of events) {
    const { tenant, creator, fan } = event;
    const turn = (turnId: string, deadline: string | null): OpenTurn => ({
      turnId,
      tenant,
      creator,
      fan: fan ?? '',
      deadline,
    });
    const fact = event as GenerationEvent;
    if (fact.type === turnPlannedV1.type) {
      begun.add(fact.data.turnId);
      turns.set(fact.data.turnId, turn(fact.data.turnId, fact.data.deadline));
    }
    if (fact.type === replyApprovedV1.type || fact.type === turnClosedV1.type) {
      if (begun.has(fact.data.turnId)) turns.delete(fact.data.turnId);
      else turns.set(fact.data.turnId, turn(fact.data.turnId, null));
    }
  }
  for (const turn of turns.values()) work.write(openTurnWriter, turn);
}
