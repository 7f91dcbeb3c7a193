import { Inject, Injectable } from '@nestjs/common';
import { countTurn, fullUntil, type CreatorTurns } from '@reprise/domain-generation';
import { SERVICE_CONFIG } from '@reprise/service-host';
import type { GenerationConfig } from '../config.js';

/**
 * Turns of each creator in the last hour, as this process counts them: a counter that all fans share in the log or in a
 * table would make their turns wait for each other. So the bound is one a process, and a restart forgets; what is
 * decided by it is recorded with the message.
 */
@Injectable()
export class CreatorLoad {
  private readonly most: number | undefined;
  private readonly turns = new Map<string, CreatorTurns>();

  constructor(@Inject(SERVICE_CONFIG) { BUDGET_CREATOR_TURNS_HOUR }: GenerationConfig) {
    this.most = BUDGET_CREATOR_TURNS_HOUR;
  }

  /** Until when the creator’s turns are spent; null while they are not, or when nothing bounds them. */
  fullUntil(creator: string, now: string): string | null {
    return this.most === undefined ? null : fullUntil(this.turns.get(creator) ?? [], this.most, now);
  }

  count(creator: string, now: string): void {
    if (this.most !== undefined) this.turns.set(creator, countTurn(this.turns.get(creator) ?? [], now));
  }
}
