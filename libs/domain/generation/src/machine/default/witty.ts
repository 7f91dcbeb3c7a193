import type { MachineTable } from '@reprise/contracts';
import { NEEDS, OUTCOMES, RETURNS, rule, SELLING, SILENCES, STOPS } from './rules.js';
import { statesWith } from './states.js';

/** Banter carries the conversation; the offer is a punch line that comes rarely. */
export const wittyMachine: MachineTable = {
  version: 'witty@2',
  archetype: 'witty',
  initial: 'qualifying',
  states: statesWith({
    qualifying: 'open with a joke worth answering',
    rapport: 'keep the banter going, never at the fan',
  }),
  rules: [
    ...STOPS,
    ...NEEDS,
    ...SELLING,
    ...RETURNS,
    rule('plays-along', 'qualifying', 'fan-message', ['!first-turn'], 'rapport'),
    rule('gets-personal', 'rapport', 'fan-message', ['met'], 'discovery'),
    rule('the-punch-line', 'discovery', 'fan-message', ['knows-taste', 'offer-due', 'well-met'], 'offering'),
    rule('no-taste-yet', 'discovery', 'fan-message', ['offer-overdue', 'well-met'], 'offering'),
    rule('back-to-banter', 'offering', 'fan-message', [], 'rapport'),
    rule('all-good', 'aftercare', 'fan-message', ['offer-due'], 'rapport'),
    ...OUTCOMES,
    ...SILENCES,
  ],
};
