import { contentMissingV1, contentProposedV1, contentUnlockedV1, type EventOf } from '@reprise/contracts';
import type { Decider, RowReader, RowRef, RowWriter } from '@reprise/event-sourcing';
import { OWNED, proposal, type ProposalState, type Propose, type Unlock } from './proposal/proposal.js';

/** What the catalog's own stream says of a fan; owned and offered items are rows of `owned` and `offered`. */
export type CatalogFan = ProposalState;
export type CatalogCommand = Propose | Unlock;
export type CatalogEvent =
  EventOf<typeof contentProposedV1> | EventOf<typeof contentMissingV1> | EventOf<typeof contentUnlockedV1>;

const decide = (command: CatalogCommand, state: CatalogFan, rows: RowReader): readonly CatalogEvent[] => {
  switch (command.type) {
    case 'Propose':
      return proposal.propose(command, state, rows);
    case 'Unlock':
      return proposal.unlock(command, rows);
  }
};

const evolve = (state: CatalogFan, event: CatalogEvent, rows: RowWriter): CatalogFan => {
  switch (event.type) {
    case contentProposedV1.type:
      return proposal.evolveProposed(state, event, rows);
    case contentMissingV1.type:
      return proposal.evolveMissing(state);
    case contentUnlockedV1.type:
      return proposal.evolveUnlocked(state, event, rows);
  }
};

const rows = (command: CatalogCommand): readonly RowRef[] => {
  switch (command.type) {
    case 'Propose':
      return proposal.rowsOf(command);
    case 'Unlock':
      return [{ collection: OWNED, id: command.itemId }];
  }
};

/** What one fan was offered and owns. */
export const catalogFan: Decider<CatalogFan, CatalogCommand, CatalogEvent> = {
  initial: proposal.initial,
  decide,
  evolve,
  rows,
};
