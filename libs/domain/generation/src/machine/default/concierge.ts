import type { MachineTable } from '@reprise/contracts';
import { NEEDS, OUTCOMES, RETURNS, rule, SELLING, SILENCES, STOPS } from './rules.js';
import { statesWith } from './states.js';

/** Service, not company: finds out what is wanted and brings it. */
export const conciergeMachine: MachineTable = {
  version: 'concierge@2',
  archetype: 'concierge',
  initial: 'qualifying',
  states: statesWith({
    qualifying: 'ask what the guest is looking for',
    rapport: 'be attentive and brief',
    discovery: 'narrow the wish down to one thing',
  }),
  rules: [
    ...STOPS,
    ...NEEDS,
    ...SELLING,
    ...RETURNS,
    rule('states-a-wish', 'qualifying', 'fan-message', ['!first-turn'], 'discovery'),
    rule('found-it', 'discovery', 'fan-message', ['knows-taste', 'offer-due'], 'offering'),
    rule('may-i-suggest', 'discovery', 'fan-message', ['offer-overdue'], 'offering'),
    rule('considers', 'offering', 'fan-message', [], 'rapport'),
    rule('anything-else', 'rapport', 'fan-message', ['offer-due'], 'discovery'),
    rule('well-served', 'aftercare', 'fan-message', ['!complains'], 'rapport'),
    ...OUTCOMES,
    ...SILENCES,
  ],
};
