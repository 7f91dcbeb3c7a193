import type { MachineTable } from '@reprise/contracts';
import { holds, type Situation } from './guards.js';
import type { Trigger } from './triggers.js';

export interface Tried {
  readonly rule: string;
  /** The first condition that did not hold; null for the rule that decided. */
  readonly failed: string | null;
}

export interface Step {
  readonly from: string;
  readonly to: string;
  /** The rule that decided, or null when none did and the state stays. */
  readonly rule: string | null;
  /** Every rule that was tried, in order, the deciding one last. */
  readonly tried: readonly Tried[];
}

const ANY = '*';

/**
 * One step of a machine: the first rule for this state and trigger whose conditions all hold decides. Total: whatever
 * the table says, it answers; a state the table does not know starts again from `initial`.
 */
export function step(machine: MachineTable, state: string | null, trigger: Trigger, situation: Situation): Step {
  const from = state !== null && knows(machine, state) ? state : machine.initial;
  const tried: Tried[] = [];
  for (const rule of machine.rules) {
    if (rule.on !== trigger || (rule.from !== ANY && rule.from !== from)) continue;
    const failed = rule.when.find((condition) => !holds(condition, situation)) ?? null;
    tried.push({ rule: rule.id, failed });
    if (failed === null) return { from, to: rule.to, rule: rule.id, tried };
  }
  return { from, to: from, rule: null, tried };
}

export const knows = (machine: MachineTable, state: string): boolean =>
  machine.states.some(({ name }) => name === state);
