import type { MachineTable } from '@reprise/contracts';
import { NEEDS, OUTCOMES, RETURNS, rule, SELLING, SILENCES, STOPS } from './rules.js';
import { statesWith } from './states.js';

/** Company first; an offer comes when a taste is known, and seldom. */
export const warmMachine: MachineTable = {
  version: 'warm@2',
  archetype: 'warm',
  initial: 'qualifying',
  states: statesWith({ rapport: 'be kind company; remember and ask' }),
  rules: [
    ...STOPS,
    ...NEEDS,
    ...SELLING,
    ...RETURNS,
    rule('settles-in', 'qualifying', 'fan-message', ['!first-turn'], 'rapport'),
    rule('grows-curious', 'rapport', 'fan-message', ['met'], 'discovery'),
    rule('taste-is-known', 'discovery', 'fan-message', ['knows-taste', 'offer-due'], 'offering'),
    rule('time-to-show-something', 'discovery', 'fan-message', ['well-met', 'offer-overdue'], 'offering'),
    rule('chats-past-the-offer', 'offering', 'fan-message', [], 'discovery'),
    rule('content-again', 'aftercare', 'fan-message', ['offer-due'], 'discovery'),
    ...OUTCOMES,
    ...SILENCES,
  ],
};
