import type { MachineTable } from '@reprise/contracts';
import { NEEDS, OUTCOMES, RETURNS, rule, SELLING, SILENCES, STOPS } from './rules.js';
import { statesWith } from './states.js';

/** Asks for the goal at once; what is offered is the next step towards it. */
export const teacherMachine: MachineTable = {
  version: 'teacher@2',
  archetype: 'teacher',
  initial: 'qualifying',
  states: statesWith({
    qualifying: 'learn the fan’s level and goal',
    discovery: 'find the next step that helps most',
    aftercare: 'hear how practice goes',
  }),
  rules: [
    ...STOPS,
    ...NEEDS,
    ...SELLING,
    ...RETURNS,
    rule('states-a-goal', 'qualifying', 'fan-message', ['!first-turn'], 'discovery'),
    rule('next-step', 'discovery', 'fan-message', ['knows-taste', 'offer-due'], 'offering'),
    rule('needs-a-start', 'discovery', 'fan-message', ['offer-overdue'], 'offering'),
    rule('practises', 'offering', 'fan-message', [], 'rapport'),
    rule('ready-for-more', 'rapport', 'fan-message', ['met'], 'discovery'),
    rule('made-progress', 'aftercare', 'fan-message', ['offer-due'], 'discovery'),
    ...OUTCOMES,
    ...SILENCES,
  ],
};
