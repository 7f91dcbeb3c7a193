import { Injectable } from '@nestjs/common';
import {
  carriedQuery,
  generationFan,
  type Desk,
  type GenerationCommand,
  type Party,
  type TurnSeeds,
} from '@reprise/domain-generation';
import { EventLog, fanRef, Random, type Subject, type Work } from '@reprise/event-log';
import { deskOf } from '../desks/desks.js';
import { followTurns } from './open-turns.js';

/** What the shell adds to every command: whose conversation, from which desk, and when. */
export interface Setting extends Party {
  readonly desk: Desk;
  readonly now: string;
}

/** What a command that may write a reply needs beyond that: ids and chance, and what was asked and is not answered yet. */
export interface WritingSetting extends Setting {
  readonly seeds: TurnSeeds;
  readonly carriedQuery: string;
}

/** Takes commands to a fan's conversation. */
@Injectable()
export class Conversations {
  constructor(
    private readonly log: EventLog,
    private readonly random: Random,
  ) {}

  /** For what a reply may follow from. */
  async answer(work: Work, subject: Subject, command: (setting: WritingSetting) => GenerationCommand): Promise<void> {
    const ref = fanRef('generation', subject);
    const [setting, { state }] = await Promise.all([this.setting(work, subject), work.state(generationFan, ref)]);
    const query = carriedQuery(state);
    const whole: WritingSetting = {
      ...setting,
      seeds: this.seeds(),
      carriedQuery: query === null ? '' : await this.log.open(subject, query),
    };
    followTurns(work, await work.run(generationFan, ref, command(whole)));
  }

  /** For what is only taken note of. */
  async note(work: Work, subject: Subject, command: (setting: Setting) => GenerationCommand): Promise<void> {
    const setting = await this.setting(work, subject);
    followTurns(work, await work.run(generationFan, fanRef('generation', subject), command(setting)));
  }

  private async setting(work: Work, { creator, fan }: Subject): Promise<Setting> {
    return { creator, fan, desk: await work.ask(deskOf, creator), now: work.now };
  }

  private seeds(): TurnSeeds {
    const { random } = this;
    return { turnId: random.uuid(), draftIds: [random.uuid(), random.uuid(), random.uuid()], seed: random.seed() };
  }
}
