import { Inject, Injectable } from '@nestjs/common';
import { turnPlannedV1, type DataOf, type StoredEvent } from '@reprise/contracts';
import {
  carriedQuery,
  generationFan,
  roomForHeld,
  type Budget,
  type CreatorSettings,
  type GenerationCommand,
  type GenerationEvent,
  type Party,
  type TurnSeeds,
} from '@reprise/domain-generation';
import { EventLog, fanRef, Random, type Subject, type Work } from '@reprise/event-log';
import { SERVICE_CONFIG } from '@reprise/service-host';
import type { GenerationConfig } from '../config.js';
import { settingsOf } from '../creator-settings/creator-settings.js';
import { followHandoffs } from '../handoffs/handoffs.js';
import { CreatorLoad } from './creator-load.js';
import { followHeld, heldWriter } from './held-messages.js';
import { followTurns } from './open-turns.js';

/** What the shell adds to every command: whose conversation, from which settings, and when. */
export interface Setting extends Party {
  readonly settings: CreatorSettings;
  readonly now: string;
}

/** What a command that may write a reply needs beyond that: ids and chance, and what was asked and is not answered yet. */
export interface WritingSetting extends Setting {
  readonly seeds: TurnSeeds;
  readonly carriedQuery: string;
  readonly budget: Budget;
  readonly creatorFull: string | null;
}

const beginsTurn = (events: readonly StoredEvent<GenerationEvent>[]): boolean =>
  events.some(
    (event) => event.type === turnPlannedV1.type && (event.data as DataOf<typeof turnPlannedV1>).charged !== undefined,
  );

/** Takes commands to a fan's conversation. */
@Injectable()
export class Conversations {
  private readonly budget: Budget;

  constructor(
    private readonly log: EventLog,
    private readonly random: Random,
    private readonly load: CreatorLoad,
    @Inject(SERVICE_CONFIG) config: GenerationConfig,
  ) {
    this.budget = {
      'turns-hour': config.BUDGET_TURNS_HOUR,
      'turns-day': config.BUDGET_TURNS_DAY,
      'characters-day': config.BUDGET_CHARACTERS_DAY,
    };
  }

  /** For what a reply may follow from. */
  async answer(work: Work, subject: Subject, command: (setting: WritingSetting) => GenerationCommand): Promise<void> {
    const ref = fanRef('generation', subject);
    const [setting, { state }] = await Promise.all([this.setting(work, subject), work.state(generationFan, ref)]);
    const query = carriedQuery(state);
    const whole: WritingSetting = {
      ...setting,
      seeds: this.seeds(),
      carriedQuery: query === null ? '' : await this.log.open(subject, query),
      budget: this.budget,
      creatorFull: this.load.fullUntil(subject.creator, work.now),
    };
    const events = await work.run(generationFan, ref, command(whole));
    followTurns(work, events);
    followHeld(work, subject, state, events);
    followHandoffs(work, events);
    if (beginsTurn(events)) this.load.count(subject.creator, work.now);
  }

  /** For a message that had to wait: answered when there is room, else looked at again when there will be. */
  async resume(work: Work, subject: Subject): Promise<void> {
    const ref = fanRef('generation', subject);
    const { held } = (await work.state(generationFan, ref)).state;
    if (held) {
      const text = await this.log.open(subject, held.text);
      const avoid = await this.log.open(subject, held.avoid ?? []);
      await this.answer(work, subject, (setting) => ({ type: 'AnswerHeld', ...setting, text, avoid }));
    }
    const { state } = await work.state(generationFan, ref);
    const creatorFull = this.load.fullUntil(subject.creator, work.now);
    work.write(heldWriter, { ...subject, until: roomForHeld(state, this.budget, creatorFull, work.now) });
  }

  /** For what is only taken note of. */
  async note(work: Work, subject: Subject, command: (setting: Setting) => GenerationCommand): Promise<void> {
    const setting = await this.setting(work, subject);
    followTurns(work, await work.run(generationFan, fanRef('generation', subject), command(setting)));
  }

  private async setting(work: Work, { creator, fan }: Subject): Promise<Setting> {
    return { creator, fan, settings: await work.ask(settingsOf, creator), now: work.now };
  }

  private seeds(): TurnSeeds {
    const { random } = this;
    const draftIds = [random.uuid(), random.uuid(), random.uuid()] as const;
    return { turnId: random.uuid(), noticeTurnId: random.uuid(), draftIds, seed: random.seed() };
  }
}
