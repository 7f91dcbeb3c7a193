import type { MachineTable, Persona } from '@reprise/contracts';

export const MODES = ['autopilot', 'human-only'] as const;
export type Mode = (typeof MODES)[number];

/** What applies to a creator’s conversations now. Versions of what was used are recorded in each turn. */
export interface CreatorSettings {
  readonly persona: Persona;
  readonly machine: MachineTable;
  readonly mode: Mode;
}
