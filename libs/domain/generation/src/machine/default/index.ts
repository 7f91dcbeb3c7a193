import { DEFAULT_ARCHETYPE, type MachineTable } from '@reprise/contracts';
import { aloofMachine } from './aloof.js';
import { conciergeMachine } from './concierge.js';
import { teacherMachine } from './teacher.js';
import { warmMachine } from './warm.js';
import { wittyMachine } from './witty.js';

/** The machines that come with the product, one an archetype. */
export const DEFAULT_MACHINES: readonly MachineTable[] = [
  warmMachine,
  aloofMachine,
  wittyMachine,
  teacherMachine,
  conciergeMachine,
];

export { aloofMachine, conciergeMachine, teacherMachine, warmMachine, wittyMachine };

/** The machine of an archetype nobody published one for; an archetype we do not know talks like the default one. */
export const defaultMachine = (archetype: string): MachineTable =>
  DEFAULT_MACHINES.find((machine) => machine.archetype === archetype) ??
  DEFAULT_MACHINES.find((machine) => machine.archetype === DEFAULT_ARCHETYPE) ??
  warmMachine;
