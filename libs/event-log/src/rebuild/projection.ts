import type { StoredEvent } from '@reprise/contracts';
import type { Subject } from '../streams.js';
import type { Sql, Work } from '../work.js';

/**
 * A read model of a service's own events: the same function writes its rows when an event is recorded and when the table
 * is made anew.
 */
export interface Projection {
  readonly name: string;
  project(work: Pick<Work, 'write'>, subject: Subject, event: Pick<StoredEvent, 'type' | 'data'>): void;
  /** Removes the rows of a fan; returns what puts back, once they are written anew, what no event says: the order they came in. */
  clear(subject: Subject, sql: Sql): Promise<(sql: Sql) => Promise<unknown>>;
}
