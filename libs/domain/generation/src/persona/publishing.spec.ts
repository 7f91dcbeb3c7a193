import { fold, Rows, type Decider, type DomainCommand, type DomainEvent } from '@reprise/event-sourcing';
import { warmMachine } from '../machine/default/index.js';
import { defaultPersona } from './defaults.js';
import { machineDecider, MachineRejected, modeDecider, personaDecider } from './publishing.js';

const now = '2026-11-23T10:00:00.000Z';
const persona = defaultPersona('aloof', 'Noor');

function after<S, C extends DomainCommand, E extends DomainEvent>(
  decider: Decider<S, C, E>,
  commands: readonly C[],
): S {
  return commands.reduce(
    (state, command) => fold(decider, state, decider.decide(command, state, new Rows()), new Rows()),
    decider.initial,
  );
}

describe('publishing', () => {
  it('the same persona again is no event, whatever the order of its keys', () => {
    const state = after(personaDecider, [{ type: 'PublishPersona', persona, now }]);
    const reordered = Object.fromEntries(Object.entries(persona).reverse()) as typeof persona;
    expect(personaDecider.decide({ type: 'PublishPersona', persona: reordered, now }, state, new Rows())).toEqual([]);
  });
  it('a version name never means two things', () => {
    const state = after(personaDecider, [
      { type: 'PublishPersona', persona, now },
      { type: 'PublishPersona', persona: { ...persona, version: 'noor@2' }, now },
    ]);
    expect(() =>
      personaDecider.decide({ type: 'PublishPersona', persona: { ...persona, craft: 'film' }, now }, state, new Rows()),
    ).toThrow(/published with other content/);
  });
  it('a machine with findings is refused, and the findings are named', () => {
    const machine = { ...warmMachine, initial: 'nowhere' };
    expect(() =>
      machineDecider.decide({ type: 'PublishMachine', machine, now }, machineDecider.initial, new Rows()),
    ).toThrow(MachineRejected);
  });
  it('a mode that holds already is no event', () => {
    const state = after(modeDecider, [{ type: 'ChangeMode', mode: 'human-only', by: 'kim', now }]);
    expect(state.mode).toBe('human-only');
    expect(modeDecider.decide({ type: 'ChangeMode', mode: 'human-only', by: 'kim', now }, state, new Rows())).toEqual(
      [],
    );
  });
  it('an archetype without a voice of its own speaks warmly', () => {
    expect(defaultPersona('mystic', 'Ira')).toMatchObject({ archetype: 'mystic', voice: 'warm' });
  });
});
