import { moneyText, type Persona } from '@reprise/contracts';
import { saysAmount, saysMoney } from '../gates/money-talk.js';
import { choice } from './choice.js';
import { claimFrom } from './claim.js';
import { tellableFacts } from './creator-facts.js';
import type { SlotValues } from './render.js';

const NAME = /^\p{L}[\p{L}'’ -]{0,19}$/u;
const TASTE = /^\p{L}[\p{L}'’ -]{1,39}$/u;
const LONGEST_TITLE = 120;
const FACT_SALT = 211;

/** What may be said about the two of them: sourced from the persona, and of the fan only a plain name and taste. */
export function companyValues(persona: Persona, seed: number, fan: { name?: string; taste?: string } = {}): SlotValues {
  const facts = tellableFacts(persona);
  const fact = facts[choice(seed, FACT_SALT, Math.max(1, facts.length))];
  const { name, taste } = fan;
  return {
    name: persona.displayName,
    ...(persona.craft && { craft: persona.craft }),
    ...(fact && { fact }),
    ...(name && NAME.test(name) && !saysAmount(name) && { fan: name }),
    ...(taste && TASTE.test(taste) && !saysAmount(taste) && { taste }),
  };
}

/** What may be said about an item on offer: its own title and description, and the quote’s price. */
export function itemValues(item: { title: string; description: string }, query: string) {
  const title = item.title.trim();
  const claim = claimFrom(item.description, title, query);
  const sayable = title.length > 0 && title.length <= LONGEST_TITLE && !saysMoney(title);
  const values: SlotValues = { ...(sayable && { title }), ...(claim && { claim: claim.text }) };
  return { values, answers: claim?.answers ?? false };
}

export const priceValue = (offer: { amountMinor: number; currency: string }): SlotValues => ({
  price: moneyText(offer.amountMinor, offer.currency),
});
