import { DEFAULT_BUDGET } from '@reprise/domain-generation';
import { MESSAGE_TEXT_MAX } from '@reprise/contracts';
import { z } from 'zod';
import type { HostConfig } from '@reprise/service-host';

const most = (least: number, fallback: number, meaning: string) =>
  z.coerce.number().int().min(least).max(1_000_000_000).default(fallback).describe(meaning);

export const generationConfig = z.object({
  BUDGET_TURNS_HOUR: most(
    1,
    DEFAULT_BUDGET['turns-hour'],
    'Turns one fan may begin in an hour. A message beyond a budget is recorded and screened as ever, ends as `budget-spent`, and the newest one is answered when there is room again.',
  ),
  BUDGET_TURNS_DAY: most(1, DEFAULT_BUDGET['turns-day'], 'Turns one fan may begin in a day.'),
  // A message at the cap must fit, or it would wait for ever.
  BUDGET_CHARACTERS_DAY: most(
    MESSAGE_TEXT_MAX,
    DEFAULT_BUDGET['characters-day'],
    'Characters of one fan’s messages that are read in a day.',
  ),
  BUDGET_CREATOR_TURNS_HOUR: z.coerce
    .number()
    .int()
    .min(1)
    .optional()
    .describe(
      'Turns that all fans of one creator may begin in an hour in one process; further messages wait their turn. Unset: as many as there are. Set it where a turn costs money.',
    ),
  HANDOFF_DUE_SECONDS: z.coerce
    .number()
    .int()
    .min(1)
    .max(30 * 86_400)
    .default(3_600)
    .describe(
      'How long a request for a person may wait for somebody to claim it, in seconds; then it is recorded as an incident (`generation.handoff-overdue`) and listed as overdue.',
    ),
});

export type GenerationConfig = HostConfig & z.output<typeof generationConfig>;
