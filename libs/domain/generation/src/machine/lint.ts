import type { MachineTable } from '@reprise/contracts';
import { isGuard } from './guards.js';
import { TRIGGERS } from './triggers.js';

export interface LintFinding {
  readonly kind:
    | 'unknown-state'
    | 'unknown-guard'
    | 'unknown-trigger'
    | 'duplicate'
    | 'unreachable'
    | 'shadowed'
    | 'impossible'
    | 'trap'
    | 'no-stop';
  /** The rule or state at fault. */
  readonly subject: string;
  readonly message: string;
}

type Rule = MachineTable['rules'][number];

const covers = (earlier: Rule, later: Rule) =>
  earlier.on === later.on &&
  (earlier.from === later.from || earlier.from === '*') &&
  earlier.when.every((condition) => later.when.includes(condition));

const repeated = (names: readonly string[]) => names.filter((name, i) => names.indexOf(name) !== i);

/** What is wrong with a machine before anyone talks through it. No findings means it may be published. */
export function lint(machine: MachineTable): LintFinding[] {
  return [...names(machine), ...rules(machine), ...graph(machine), ...stops(machine)];
}

function names(machine: MachineTable): LintFinding[] {
  const states = machine.states.map(({ name }) => name);
  const findings: LintFinding[] = [];
  for (const name of [...repeated(states), ...repeated(machine.rules.map(({ id }) => id))])
    findings.push({ kind: 'duplicate', subject: name, message: `the name ${name} is used twice` });
  if (!states.includes(machine.initial))
    findings.push({ kind: 'unknown-state', subject: 'initial', message: `no state is called ${machine.initial}` });
  for (const rule of machine.rules) {
    for (const state of [rule.from, rule.to])
      if (!states.includes(state) && !(state === '*' && state === rule.from))
        findings.push({ kind: 'unknown-state', subject: rule.id, message: `no state is called ${state}` });
    if (!(TRIGGERS as readonly string[]).includes(rule.on))
      findings.push({ kind: 'unknown-trigger', subject: rule.id, message: `nothing triggers ${rule.on}` });
    for (const condition of rule.when)
      if (!isGuard(condition.replace(/^!/, '')))
        findings.push({ kind: 'unknown-guard', subject: rule.id, message: `no guard is called ${condition}` });
  }
  return findings;
}

function rules(machine: MachineTable): LintFinding[] {
  return machine.rules.flatMap((rule, i): LintFinding[] => {
    const contradiction = rule.when.find((condition) => rule.when.includes(`!${condition}`));
    if (contradiction)
      return [{ kind: 'impossible', subject: rule.id, message: `wants ${contradiction} and its opposite` }];
    const before = machine.rules.slice(0, i).find((earlier) => covers(earlier, rule));
    if (!before) return [];
    return [{ kind: 'shadowed', subject: rule.id, message: `never tried: ${before.id} always decides before it` }];
  });
}

function graph({ states, initial, rules: all }: MachineTable): LintFinding[] {
  const findings: LintFinding[] = [];
  const reached = new Set([initial]);
  for (let size = -1; size !== reached.size;) {
    size = reached.size;
    for (const rule of all) if (rule.from === '*' || reached.has(rule.from)) reached.add(rule.to);
  }
  for (const { name } of states) {
    if (!reached.has(name))
      findings.push({ kind: 'unreachable', subject: name, message: `no path leads from ${initial} to ${name}` });
    if (!all.some(({ from, to }) => from === name && to !== name))
      findings.push({ kind: 'trap', subject: name, message: `no rule of its own leads out of ${name}` });
  }
  return findings;
}

/** Restrictions are kept by the decider whatever the table says; a table that does not show them would mislead its reader. */
function stops(machine: MachineTable): LintFinding[] {
  return ['stopped', 'in-crisis']
    .filter((guard) => !machine.rules.some((r) => r.from === '*' && r.on === 'restricted' && r.when.join() === guard))
    .map((guard) => ({
      kind: 'no-stop',
      subject: guard,
      message: `no rule from every state answers a restriction when ${guard}`,
    }));
}
