import { cutText, cutTextStart, mendText } from '@reprise/contracts';
import { themesOf } from './themes.js';

/** What a search is asked for. */
export interface RecallQuestion {
  readonly text: string;
  /** What the turn is about besides the message: what we offered or spoke of last. '' for nothing. */
  readonly agenda: string;
}

/** A question, read: everything a search compares with messages. */
export interface RecallQuery {
  readonly text: string;
  readonly themes: readonly string[];
  readonly agenda: string;
  readonly agendaThemes: readonly string[];
  /** Who wrote what is asked for, when the question says it: "did you promise…", "I told you…". */
  readonly author: 'fan' | 'us' | null;
  /** SQL patterns of the days spoken of (`2026-05-__`, `____-05-__`); one matching is enough. */
  readonly days: readonly string[];
}

// Longer texts say no more about what to recall, and every word costs a look at every message.
const TEXT_CHARACTERS_MAX = 1_000;
const AGENDA_CHARACTERS_MAX = 2_000;

/** Reads a question. `asker` is who speaks in the first person; an operator's question has none. */
export const readQuery = ({ text, agenda }: RecallQuestion, asker: 'fan' | null = null): RecallQuery => {
  const asked = mendText(cutText(text, TEXT_CHARACTERS_MAX));
  // What was said last of an agenda is nearest to the message.
  const about = mendText(cutTextStart(agenda, AGENDA_CHARACTERS_MAX));
  const themes = themesOf(asked);
  return {
    text: asked,
    themes,
    agenda: about,
    agendaThemes: themesOf(about).filter((theme) => !themes.includes(theme)),
    author: asker === null ? null : authorMeant(asked),
    days: daysMeant(asked),
  };
};

const WE_SAID =
  /\byou (?:said|told|promised|wrote|sent|mentioned)\b|\bdid you (?:say|tell|promise|mention|send|write)\b/i;
const FAN_SAID =
  /\bI (?:said|told|mentioned|wrote|sent)\b|\bdid I (?:say|tell|mention|send|write)\b|\bremember (?:when|that|how|what) I\b/i;

function authorMeant(text: string): 'fan' | 'us' | null {
  const [us, fan] = [WE_SAID.test(text), FAN_SAID.test(text)];
  return us === fan ? null : us ? 'us' : 'fan';
}

const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];
// "march" and "may" are words of their own: they are months beside a number or a preposition of time.
const MONTH = new RegExp(`\\b(?:${MONTHS.filter((name) => name !== 'may' && name !== 'march').join('|')})\\b`, 'gi');
const MARCH_OR_MAY =
  /(?<=\b(?:in|on|of|since|until|before|after|last|this|by|during|early|late|\d{1,2}(?:st|nd|rd|th)?),? )(?:may|march)\b|\b(?:may|march)(?=,? \d)/gi;
const YEAR = /\b(?:19|20)\d\d\b/g;

function daysMeant(text: string): string[] {
  const named = [...(text.match(MONTH) ?? []), ...(text.match(MARCH_OR_MAY) ?? [])];
  const months = named.map((name) => String(MONTHS.indexOf(name.toLowerCase()) + 1).padStart(2, '0'));
  const years = text.match(YEAR) ?? [];
  const patterns = months.flatMap((month) =>
    (years.length > 0 ? years : ['____']).map((year) => `${year}-${month}-__`),
  );
  return [...new Set(patterns)];
}
