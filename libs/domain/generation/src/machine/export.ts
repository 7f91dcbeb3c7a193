import type { MachineTable } from '@reprise/contracts';

/** The machine as a Mermaid state diagram. */
export function toMermaid(machine: MachineTable): string {
  const arrows = machine.rules.flatMap((rule) => {
    const label = `${rule.on}${rule.when.length > 0 ? ` [${rule.when.join(' & ')}]` : ''}`;
    return sources(machine, rule)
      .filter((from) => from !== rule.to)
      .map((from) => `  ${id(from)} --> ${id(rule.to)} : ${label}`);
  });
  return ['stateDiagram-v2', `  [*] --> ${id(machine.initial)}`, ...arrows].join('\n');
}

export interface XStateTransition {
  readonly target: string;
  /** Guard names joined by `&`, as one named guard. */
  readonly guard?: string;
  readonly description: string;
}
export interface XStateMachine {
  readonly id: string;
  readonly initial: string;
  readonly states: Readonly<
    Record<string, { readonly description: string; readonly on: Readonly<Record<string, readonly XStateTransition[]>> }>
  >;
}

/** The machine as an XState v5 configuration: accepted by `createMachine`, drawn by its editor. */
export function toXState(machine: MachineTable): XStateMachine {
  const states = machine.states.map(({ name, objective }) => {
    const rules = machine.rules.filter((rule) => sources(machine, rule).includes(name));
    const on = [...Map.groupBy(rules, (rule) => rule.on)].map(
      ([trigger, its]) => [trigger, its.map(transitionOf)] as const,
    );
    return [name, { description: objective, on: Object.fromEntries(on) }] as const;
  });
  return { id: machine.version, initial: machine.initial, states: Object.fromEntries(states) };
}

const transitionOf = ({ id, when, to }: MachineTable['rules'][number]): XStateTransition => {
  const guard = when.join('&');
  return { target: to, ...(guard && { guard }), description: id };
};

const sources = ({ states }: MachineTable, { from }: { from: string }) =>
  from === '*' ? states.map(({ name }) => name) : [from];

/** Mermaid reads a hyphen in an id as the beginning of an arrow. */
const id = (name: string) => name.replaceAll('-', '_');
