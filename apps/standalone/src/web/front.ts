import type { RunningService } from '@reprise/service-host';
import type { Snapshot } from '../overview/snapshot.js';

/** What the front shows and whom it asks. */
export interface Front {
  readonly services: readonly RunningService[];
  readonly token: string;
  readonly pace: number;
  snapshot(): Promise<Snapshot>;
}

export const FRONT = Symbol('FRONT');
