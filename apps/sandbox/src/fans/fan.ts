import { moneyText } from '@reprise/contracts';
import { LIFE } from './crafts.js';
import { drawFrom, seedOf, type Draw } from './draw.js';
import { fill, pickTemplate, type Occasion } from './lines.js';
import type { Act, FanMind, Offer, Stimulus } from './mind.js';
import { TEMPERAMENTS, type Temperament } from './temperaments.js';

/** What the fan does next. Pure and seeded. */
export function react(mind: FanMind, stimulus: Stimulus): { readonly mind: FanMind; readonly acts: readonly Act[] } {
  const draw = drawFrom(seedOf(mind.profile.seed, mind.profile.id, mind.step));
  const thinking = new Thinking({ ...mind, step: mind.step + 1 }, draw);
  switch (stimulus.type) {
    case 'arrive':
      thinking.arrive();
      break;
    case 'reply':
      if (stimulus.offer) thinking.weigh(stimulus.offer);
      else thinking.answer(stimulus.text);
      break;
    case 'no-reply':
      thinking.waitedInVain();
      break;
  }
  return { mind: thinking.mind, acts: thinking.acts };
}

/** A price a person would name: whole units, at least one. */
const roundPrice = (amountMinor: number): number => Math.max(100, Math.round(amountMinor / 100) * 100);

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
/** A fan does not repeat what they said a moment ago. */
const REMEMBERED_LINES = 30;
const TRUTH = /\b(?:software|automated|assistant|ai|not a person|bot)\b/i;

/** One reaction while it is being made: the mind so far, and the acts in the order they will happen. */
class Thinking {
  readonly acts: Act[] = [];
  private readonly temperament: Temperament;
  private clock: number;

  constructor(
    public mind: FanMind,
    private readonly draw: Draw,
  ) {
    this.temperament = TEMPERAMENTS[mind.profile.temperament];
    this.clock = draw.between(6, 28) * SECOND;
  }

  arrive(): void {
    const first = this.mind.visits === 0;
    this.mind = { ...this.mind, visits: this.mind.visits + 1 };
    if (first && this.mind.profile.opening) return this.say(this.mind.profile.opening);
    const greeting = this.words(first ? 'hello' : 'back');
    this.say(`${greeting} ${this.draw.chance(this.temperament.wishes) ? this.words('wish') : this.chat()}`);
  }

  answer(text: string): void {
    if (this.mind.hasDoubted && TRUTH.test(text) && this.draw.chance(0.6)) this.say(this.words('afterTruth'));
    else if (!this.mind.hasDoubted && this.mind.visits > 0 && this.draw.chance(this.temperament.doubts))
      return this.doubt();
    if (this.draw.chance(this.temperament.leaves)) return this.leave();
    this.say(this.draw.chance(this.temperament.wishes) ? this.words('wish') : this.chat());
  }

  weigh(offer: Offer): void {
    const { buys, haggles, haggleRounds, limit } = this.temperament;
    if (this.mind.bought.includes(offer.itemId)) return this.say(this.words('decline'));
    const before = Object.hasOwn(this.mind.haggled, offer.itemId) ? this.mind.haggled[offer.itemId] : undefined;
    const first = before?.firstMinor ?? offer.amountMinor;
    const willing = first * (limit[0] + (limit[1] - limit[0]) * this.stable(offer.itemId));
    const rounds = before?.rounds ?? 0;
    if (rounds > 0 && offer.amountMinor <= willing) return this.buy(offer);
    if (rounds === 0 && this.draw.chance(buys)) return this.buy(offer);
    if (rounds < haggleRounds && this.draw.chance(haggles)) return this.haggle(offer, first, willing, rounds);
    // At the end of the rope a fan who wanted it all along still pays a price close to what they had in mind.
    if (rounds > 0 && offer.amountMinor <= willing * 1.12 && this.draw.chance(0.5)) return this.buy(offer);
    if (rounds === 0 && this.draw.chance(0.35)) return this.say(this.words('question'));
    this.mind = { ...this.mind, declined: [...this.mind.declined, offer.itemId] };
    this.say(this.words('decline'));
    if (this.draw.chance(this.temperament.leaves * 2)) this.leave();
  }

  waitedInVain(): void {
    if (this.draw.chance(0.4)) this.say(this.words('nudge'));
    else this.leave();
  }

  private doubt(): void {
    this.mind = { ...this.mind, hasDoubted: true };
    this.say(this.words('bot'));
  }

  private haggle(offer: Offer, firstMinor: number, willing: number, rounds: number): void {
    // Opens low and comes up towards the limit, never above what was asked.
    const part = 0.82 + 0.09 * rounds;
    const lastMinor = Math.min(offer.amountMinor - 100, roundPrice(Math.min(willing, willing * part)));
    if (lastMinor < 100) return this.buy(offer);
    const haggled = { ...this.mind.haggled, [offer.itemId]: { rounds: rounds + 1, firstMinor, lastMinor } };
    this.mind = { ...this.mind, haggled };
    this.say(this.words('counter', { price: moneyText(lastMinor, offer.currency) }));
  }

  private buy(offer: Offer): void {
    if (this.draw.chance(0.6)) this.say(this.words('take'));
    this.acts.push({ type: 'buy', offer, afterMs: this.later(3, 12) });
    this.mind = { ...this.mind, bought: [...this.mind.bought, offer.itemId] };
    if (this.draw.chance(this.temperament.refunds)) {
      this.say(this.words('refund'), this.later(60, 180));
      this.acts.push({ type: 'refund', afterMs: this.later(5, 30) });
    } else if (this.draw.chance(0.5)) this.say(this.words('thanks'), this.later(20, 60));
    if (this.draw.chance(0.06))
      this.acts.push({
        type: 'tip',
        amountMinor: this.draw.pick([300, 500, 1000]),
        currency: offer.currency,
        afterMs: this.later(5, 20),
      });
    if (this.draw.chance(0.4)) this.leave();
  }

  private leave(): void {
    if (this.draw.chance(0.7)) this.say(this.words('goodbye'));
    const returns = this.draw.chance(this.temperament.returns);
    const returnAfterMs = returns ? this.draw.between(4, 20) * MINUTE : null;
    this.acts.push({ type: 'leave', afterMs: this.later(2, 6), returnAfterMs });
  }

  private chat(): string {
    const life = LIFE[this.mind.profile.craft].filter((text) => !this.mind.said.includes(text));
    if (life.length > 0 && this.draw.chance(0.45)) {
      const text = this.draw.pick(life);
      this.mind = { ...this.mind, said: [...this.mind.said, text] };
      return text;
    }
    return this.words(this.draw.chance(0.5) ? 'smallTalk' : 'question');
  }

  private words(occasion: Occasion, slots: Readonly<Record<string, string>> = {}): string {
    const template = pickTemplate(this.draw, occasion, this.mind.said);
    this.mind = { ...this.mind, said: [...this.mind.said, template].slice(-REMEMBERED_LINES) };
    return fill(template, { subject: this.draw.pick(this.mind.profile.subjects), ...slots });
  }

  private say(text: string, afterMs = this.clock): void {
    this.acts.push({ type: 'say', text, afterMs });
    this.clock = afterMs + this.draw.between(4, 12) * SECOND;
  }

  /** A time after everything so far, in natural milliseconds. */
  private later(minSeconds: number, maxSeconds: number): number {
    this.clock += this.draw.between(minSeconds, maxSeconds) * SECOND;
    return this.clock;
  }

  /** 0..1, the same for this fan and item in every round: a limit is not drawn anew at each offer. */
  private stable(itemId: string): number {
    return drawFrom(seedOf(this.mind.profile.seed, this.mind.profile.id, itemId)).between(0, 1_000) / 1_000;
  }
}
