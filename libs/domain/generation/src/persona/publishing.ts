import {
  machinePublishedV1,
  modeChangedV1,
  personaPublishedV1,
  type EventOf,
  type MachineTable,
  type Persona,
} from '@reprise/contracts';
import { DomainError, sameJson, type Decider } from '@reprise/event-sourcing';
import { lint, type LintFinding } from '../machine/lint.js';
import type { Mode } from './creator-settings.js';

export type PublishPersona = { readonly type: 'PublishPersona'; readonly persona: Persona; readonly now: string };
export type PublishMachine = { readonly type: 'PublishMachine'; readonly machine: MachineTable; readonly now: string };
export type ChangeMode = {
  readonly type: 'ChangeMode';
  readonly mode: Mode;
  readonly by: string;
  readonly now: string;
};

/** Streams whose state is the last version published and the names of all versions, which are never used twice. */
interface Published<T> {
  readonly current: T | null;
  readonly versions: readonly string[];
}

/** A machine that would mislead or strand a conversation. */
export class MachineRejected extends DomainError {
  constructor(readonly findings: readonly LintFinding[]) {
    super('machine/lint', findings.map(({ message }) => message).join('; '));
    this.name = 'MachineRejected';
  }
}

/** How a creator’s profile speaks, stream `generation:<creator>/persona/persona`. */
export const personaDecider: Decider<Published<Persona>, PublishPersona, EventOf<typeof personaPublishedV1>> = {
  initial: { current: null, versions: [] },
  decide: ({ persona, now }, state) =>
    isNews(persona, state, 'persona') ? [personaPublishedV1.make({ persona, occurredAt: now })] : [],
  evolve: ({ versions }, { data: { persona } }) => ({ current: persona, versions: [...versions, persona.version] }),
};

/** A creator’s state machine, stream `generation:<creator>/machine/machine`. Throws MachineRejected. */
export const machineDecider: Decider<Published<MachineTable>, PublishMachine, EventOf<typeof machinePublishedV1>> = {
  initial: { current: null, versions: [] },
  decide({ machine, now }, state) {
    const findings = lint(machine);
    if (findings.length > 0) throw new MachineRejected(findings);
    return isNews(machine, state, 'machine') ? [machinePublishedV1.make({ machine, occurredAt: now })] : [];
  },
  evolve: ({ versions }, { data: { machine } }) => ({ current: machine, versions: [...versions, machine.version] }),
};

/** Who writes on a creator’s profile, stream `generation:<creator>/mode/mode`. */
export const modeDecider: Decider<{ readonly mode: Mode }, ChangeMode, EventOf<typeof modeChangedV1>> = {
  initial: { mode: 'autopilot' },
  decide: ({ mode, by, now }, state) =>
    mode === state.mode ? [] : [modeChangedV1.make({ mode, by, occurredAt: now })],
  evolve: (_state, { data: { mode } }) => ({ mode }),
};

/** Publishing the same again changes nothing; a version name that meant something else is refused. */
function isNews<T extends { readonly version: string }>(value: T, state: Published<T>, subject: string): boolean {
  if (state.current?.version === value.version && sameJson(state.current, value)) return false;
  if (!state.versions.includes(value.version)) return true;
  throw new DomainError(`${subject}/version-taken`, `version ${value.version} was published with other content`, 409);
}
