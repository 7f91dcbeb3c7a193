import type { Slot } from './voice-pack.js';

/** Where a slot’s value stands in a rendered text. */
export interface Span {
  readonly slot: Slot;
  readonly start: number;
  readonly end: number;
}

export interface Rendered {
  readonly text: string;
  /** In order of appearance. */
  readonly spans: readonly Span[];
}

export type SlotValues = Readonly<Partial<Record<Slot, string>>>;

const SLOT = /\{\{(\w+)\}\}/g;

export const slotsOf = (template: string): string[] => [...template.matchAll(SLOT)].map(([, slot]) => slot!);

/** Fills a template’s slots and remembers where each value went. Every slot must have a value. */
export function render(template: string, values: SlotValues): Rendered {
  let text = '';
  let from = 0;
  const spans: Span[] = [];
  for (const match of template.matchAll(SLOT)) {
    const slot = match[1] as Slot;
    const value = values[slot];
    if (value === undefined) throw new Error(`the slot ${slot} has no value`);
    text += template.slice(from, match.index);
    spans.push({ slot, start: text.length, end: text.length + value.length });
    text += value;
    from = match.index + match[0].length;
  }
  return { text: text + template.slice(from), spans };
}

/** Puts rendered lines after each other, as a person writes them: in one message, one after the other. */
export function join(parts: readonly Rendered[]): Rendered {
  let text = '';
  const spans: Span[] = [];
  for (const part of parts) {
    if (text) text += ' ';
    for (const span of part.spans)
      spans.push({ ...span, start: span.start + text.length, end: span.end + text.length });
    text += part.text;
  }
  return { text, spans };
}
