import type { MachineTable } from '@reprise/contracts';
import { NEEDS, OUTCOMES, RETURNS, rule, SELLING, SILENCES, STOPS } from './rules.js';
import { statesWith } from './states.js';

/** Never chases: offers when asked, and on its own only after a long while. */
export const aloofMachine: MachineTable = {
  version: 'aloof@2',
  archetype: 'aloof',
  initial: 'qualifying',
  states: statesWith({
    qualifying: 'let the fan show what they want',
    rapport: 'answer with few words, keep the distance that is the brand',
  }),
  rules: [
    ...STOPS,
    ...NEEDS,
    ...SELLING,
    ...RETURNS,
    rule('shows-interest', 'qualifying', 'fan-message', ['!first-turn'], 'rapport'),
    rule('stays-long-enough', 'rapport', 'fan-message', ['well-met'], 'discovery'),
    rule('worth-showing', 'discovery', 'fan-message', ['knows-taste', 'offer-overdue'], 'offering'),
    rule('lost-interest', 'discovery', 'fan-message', ['!asks-question', '!knows-taste'], 'rapport'),
    rule('moves-on', 'offering', 'fan-message', [], 'rapport'),
    rule('enough-said', 'aftercare', 'fan-message', ['!thanks'], 'rapport'),
    ...OUTCOMES,
    ...SILENCES,
  ],
};
