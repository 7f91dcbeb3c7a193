import { z } from 'zod';

/** Signals a message is screened for before anything else sees its text. A screen is a signal, never the control. */
export const SCREENS = [
  'injection',
  'prompt-extraction',
  'age',
  'crisis',
  'hardship',
  'rudeness',
  'bot-question',
  'human-request',
  'personal-data',
] as const;
export type Screen = (typeof SCREENS)[number];

/** Score per screen in 0..1; flagged at 0.5 or more. Screens that did not fire are left out. */
export const screensSchema = z
  .object({
    version: z.string().max(60),
    scores: z.partialRecord(z.enum(SCREENS), z.number().min(0).max(1)),
    /** The text was longer than the cap and was cut before anything read it. */
    truncated: z.boolean(),
  })
  .meta({ id: 'Screens' });
export type Screens = z.output<typeof screensSchema>;

export const flagged = (screens: Screens, screen: Screen): boolean => (screens.scores[screen] ?? 0) >= 0.5;
