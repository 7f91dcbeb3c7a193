import type { Decider } from '@reprise/event-sourcing';
import { missing, priced, withheld } from './answered.js';
import type { GenerationCommand } from './commands.js';
import { checkHandoff, claimHandoff, releaseHandoff } from './handoff.js';
import { deliveryOutcome, expireTurn, lifted, quoteExpired, restricted, saleHappened } from './outcomes.js';
import { answerHeld, readMessage } from './read-message.js';
import { Recorder } from './recorder.js';
import { evolve, initialState, type GenerationEvent, type GenerationState } from './state.js';

/** The conversation with one fan, stream `generation:<fan>`: where it stands, what each turn is for, and its words. */
export const generationFan: Decider<GenerationState, GenerationCommand, GenerationEvent> = {
  initial: initialState,
  decide(command, state) {
    const recorder = new Recorder(state);
    obey(recorder, command);
    return recorder.events;
  },
  evolve,
};

function obey(recorder: Recorder, command: GenerationCommand): void {
  switch (command.type) {
    case 'ReadMessage':
      return readMessage(recorder, command);
    case 'AnswerHeld':
      return answerHeld(recorder, command);
    case 'Priced':
      return priced(recorder, command);
    case 'Missing':
      return missing(recorder, command);
    case 'Withheld':
      return withheld(recorder, command);
    case 'SaleHappened':
      return saleHappened(recorder, command);
    case 'DeliveryOutcome':
      return deliveryOutcome(recorder, command);
    case 'Restricted':
      return restricted(recorder, command);
    case 'Lifted':
      return lifted(recorder, command);
    case 'QuoteExpired':
      return quoteExpired(recorder, command);
    case 'ExpireTurn':
      return expireTurn(recorder, command);
    case 'ClaimHandoff':
      return claimHandoff(recorder, command);
    case 'ReleaseHandoff':
      return releaseHandoff(recorder, command);
    case 'CheckHandoff':
      return checkHandoff(recorder, command);
  }
}
