import type { MachineTable } from '@reprise/contracts';
import fc from 'fast-check';
import { DEFAULT_MACHINES, defaultMachine, warmMachine } from './default/index.js';
import { toMermaid, toXState } from './export.js';
import { GUARDS, type Situation } from './guards.js';
import { lint, type LintFinding } from './lint.js';
import { step } from './step.js';
import { TRIGGERS } from './triggers.js';

const calm: Situation = {
  acts: new Set(),
  stopped: false,
  inCrisis: false,
  noSelling: false,
  personAsked: false,
  personWrites: false,
  hardship: false,
  rude: false,
  probing: false,
  offLimits: false,
  openOffer: false,
  itemInView: false,
  amountNamed: false,
  countered: false,
  turns: 3,
  turnsSinceOffer: 3,
  hasBought: false,
  knowsTaste: false,
  quietHours: 0,
};

const tables = fc.record({
  version: fc.string({ minLength: 1, maxLength: 5 }),
  archetype: fc.constant('any'),
  initial: fc.constantFrom('a', 'b', 'nowhere'),
  states: fc.array(fc.record({ name: fc.constantFrom('a', 'b', 'c'), objective: fc.string(), winWhen: fc.string() }), {
    minLength: 1,
    maxLength: 5,
  }),
  rules: fc.array(
    fc.record({
      id: fc.string({ maxLength: 4 }),
      from: fc.constantFrom('*', 'a', 'b', 'c', 'nowhere'),
      on: fc.constantFrom(...TRIGGERS, 'nothing'),
      when: fc.array(fc.constantFrom(...Object.keys(GUARDS), '!met', '!unknown', 'unknown', '', '!'), { maxLength: 4 }),
      to: fc.constantFrom('a', 'b', 'c', 'nowhere'),
    }),
    { maxLength: 12 },
  ),
});

describe('step', () => {
  it('answers on any table, from any state, and its trail ends with the rule that decided', () => {
    fc.assert(
      fc.property(tables, fc.option(fc.string()), fc.constantFrom(...TRIGGERS), (table, state, trigger) => {
        const { tried, rule, from, to } = step(table, state, trigger, calm);
        if (rule === null) expect(to).toBe(from);
        else expect(tried.at(-1)).toEqual({ rule, failed: null });
        expect(tried.slice(0, rule === null ? undefined : -1).every(({ failed }) => failed !== null)).toBe(true);
      }),
    );
  });
  it('says which guard of which rule failed', () => {
    const { tried, rule } = step(warmMachine, 'rapport', 'fan-message', { ...calm, acts: new Set(['ask-item']) });
    expect(rule).toBe('asks-for-something');
    expect(tried).toContainEqual({ rule: 'complains', failed: 'complains' });
  });
  it('starts again from the beginning in a state the table no longer has', () => {
    expect(step(warmMachine, 'romance', 'sent', calm).from).toBe('qualifying');
  });
});

describe.each(DEFAULT_MACHINES.map((machine) => [machine.archetype, machine] as const))(
  'the machine of %s',
  (_name, machine) => {
    it('has no findings', () => expect(lint(machine)).toEqual([]));
    it('goes to blocked from everywhere at a hard stop, and stays there whatever the fan says', () => {
      for (const { name } of machine.states)
        expect(step(machine, name, 'restricted', { ...calm, stopped: true }).to).toBe('blocked');
      expect(step(machine, 'blocked', 'fan-message', { ...calm, acts: new Set(['accept', 'ask-item']) }).to).toBe(
        'blocked',
      );
      expect(step(machine, 'blocked', 'paid', calm).to).toBe('blocked');
    });
    it('holds in a crisis and lets go when a person lifts it', () => {
      expect(step(machine, 'negotiating', 'restricted', { ...calm, inCrisis: true }).to).toBe('held');
      expect(step(machine, 'held', 'lifted', calm).to).toBe('rapport');
      expect(step(machine, 'held', 'lifted', { ...calm, stopped: true }).to).toBe('blocked');
    });
    it('puts a complaint before everything a fan asks for', () => {
      expect(step(machine, 'offering', 'fan-message', { ...calm, acts: new Set(['complain', 'ask-item']) }).to).toBe(
        'aftercare',
      );
    });
  },
);

it('an archetype without a machine of its own talks like the default one', () => {
  expect(defaultMachine('mystic').archetype).toBe('warm');
});

describe('lint', () => {
  const base = warmMachine;
  const withRule = (rule: MachineTable['rules'][number], at = 0): MachineTable => ({
    ...base,
    rules: base.rules.toSpliced(at, 0, rule),
  });
  const kinds = (machine: MachineTable) => lint(machine).map(({ kind }) => kind);
  const rule = { id: 'extra', from: 'rapport', on: 'fan-message', when: [], to: 'discovery' };

  const broken: readonly (readonly [LintFinding['kind'], MachineTable])[] = [
    ['unknown-state', withRule({ ...rule, to: 'romance' })],
    ['unknown-guard', withRule({ ...rule, when: ['in-love'] })],
    ['unknown-trigger', withRule({ ...rule, on: 'moonrise' })],
    ['duplicate', withRule({ ...rule, id: 'stop' })],
    ['shadowed', withRule({ ...rule, id: 'early', when: [] }, 0)],
    ['impossible', withRule({ ...rule, when: ['met', '!met'] })],
    ['unreachable', { ...base, states: [...base.states, { name: 'attic', objective: 'none', winWhen: 'never' }] }],
    ['trap', { ...base, rules: base.rules.filter(({ from }) => from !== 'handed-off') }],
    ['no-stop', { ...base, rules: base.rules.filter(({ id }) => id !== 'stop') }],
  ];
  it.each(broken)('finds %s', (kind, machine) => expect(kinds(machine)).toContain(kind));
});

describe('exports', () => {
  it('name every state and every rule', () => {
    const xstate = toXState(warmMachine);
    expect(Object.keys(xstate.states)).toEqual(warmMachine.states.map(({ name }) => name));
    const descriptions = Object.values(xstate.states).flatMap(({ on }) =>
      Object.values(on)
        .flat()
        .map(({ description }) => description),
    );
    for (const { id } of warmMachine.rules) expect(descriptions).toContain(id);
  });
  it('draw a diagram whose ids Mermaid can read', () => {
    const lines = toMermaid(warmMachine).split('\n');
    expect(lines[0]).toBe('stateDiagram-v2');
    expect(lines[1]).toBe('  [*] --> qualifying');
    for (const line of lines.slice(2)) expect(line).toMatch(/^ {2}\w+ --> \w+ : /);
  });
});
