import { transitionMadeV1 } from '@reprise/contracts';
import type { Situation } from '../machine/guards.js';
import { step, type Tried } from '../machine/step.js';
import type { Trigger } from '../machine/triggers.js';
import type { CreatorSettings } from '../persona/creator-settings.js';
import type { Party } from './commands.js';
import { evolve, type GenerationEvent, type GenerationState } from './state.js';

/** Collects the events of one decision; every later step of the decision sees what the earlier ones led to. */
export class Recorder {
  private readonly recorded: GenerationEvent[] = [];

  constructor(public state: GenerationState) {}

  get events(): readonly GenerationEvent[] {
    return this.recorded;
  }

  emit(event: GenerationEvent): void {
    this.recorded.push(event);
    this.state = evolve(this.state, event);
  }

  /** Steps the creator’s machine, records the transition when the state changed, and returns what was tried. */
  step(
    trigger: Trigger,
    situation: Situation,
    { creator, fan, settings, now }: Party & { readonly settings: CreatorSettings; readonly now: string },
    turnId: string | null,
  ): readonly Tried[] {
    const { machine } = settings;
    const { from, to, rule, tried } = step(machine, this.state.state, trigger, situation);
    // A state a newer machine no longer has is left for the initial one; the first step of all starts there too.
    const before = this.state.state ?? from;
    if (to !== before)
      this.emit(
        transitionMadeV1.make({
          turnId,
          creator,
          fan,
          archetype: machine.archetype,
          machineVersion: machine.version,
          from: before,
          to,
          trigger,
          rule: rule ?? 'state-removed',
          occurredAt: now,
        }),
      );
    return tried;
  }
}
