import type { Askable, contextRecalledV1, DataOf, Opened, priceQuotedV1, Sale, Screen } from '@reprise/contracts';
import { fold, Rows } from '@reprise/event-sourcing';
import { DEFAULT_BUDGET, type Budget } from '../budget/budget.js';
import { defaultMachine } from '../machine/default/index.js';
import { defaultPersona } from '../persona/defaults.js';
import type { CreatorSettings } from '../persona/creator-settings.js';
import { carriedQuery } from './carry.js';
import type { DeliveryOutcome, GenerationCommand, Party, TurnSeeds } from './commands.js';
import { generationFan } from './generation-fan.js';
import type { GenerationEvent } from './state.js';

type Told<C extends GenerationCommand> = Omit<
  C,
  keyof Party | 'settings' | 'seeds' | 'carriedQuery' | 'budget' | 'creatorFull' | 'now'
>;
type AnyTold = { [C in GenerationCommand as C['type']]: Told<C> }[GenerationCommand['type']];

export interface Says {
  readonly text: string;
  readonly itemId?: string;
  readonly screens?: Partial<Record<Screen, number>>;
  readonly likes?: readonly string[];
  readonly dislikes?: readonly string[];
  readonly purchases?: number;
  readonly worthAsking?: Askable;
  /** From its acceptance until it is read. */
  readonly waitedSeconds?: number;
  readonly reading?: { readonly reader: string; readonly answer: unknown };
}

/** A conversation told in a spec: commands are decided and folded, time passes a minute a step. */
export class Conversation {
  state = generationFan.initial;
  readonly events: GenerationEvent[] = [];
  settings: CreatorSettings;
  budget: Budget = DEFAULT_BUDGET;
  creatorFull: string | null = null;
  private turn = 0;
  private messages = 0;
  private clock = Date.parse('2026-11-23T18:00:00.000Z');

  constructor(archetype = 'warm', persona: Partial<CreatorSettings['persona']> = {}) {
    this.settings = {
      persona: { ...defaultPersona(archetype, 'Mira'), ...persona },
      machine: defaultMachine(archetype),
      mode: 'autopilot',
    };
  }

  get now(): string {
    return new Date(this.clock).toISOString();
  }
  wait(seconds: number): this {
    this.clock += seconds * 1_000;
    return this;
  }

  get lastMessage(): string {
    return `m${this.messages}`;
  }

  tell(command: AnyTold): GenerationEvent[] {
    const n = ++this.turn;
    const seeds: TurnSeeds = {
      turnId: `t${n}`,
      noticeTurnId: `n${n}`,
      draftIds: [`d${n}a`, `d${n}b`, `d${n}c`],
      seed: n * 7919,
    };
    const query = carriedQuery(this.state);
    const whole = {
      creator: 'c1',
      fan: 'f1',
      settings: this.settings,
      seeds,
      budget: this.budget,
      creatorFull: this.creatorFull,
      carriedQuery: typeof query === 'string' ? query : '',
      now: this.now,
      ...command,
    } as GenerationCommand;
    const events = [...generationFan.decide(whole, this.state, new Rows())];
    this.state = fold(generationFan, this.state, events, new Rows());
    this.events.push(...events);
    return events;
  }

  says(said: string | Says): GenerationEvent[] {
    const whole = typeof said === 'string' ? { text: said } : said;
    const {
      text,
      itemId,
      screens = {},
      likes = [],
      dislikes = [],
      purchases = 0,
      worthAsking,
      reading,
      waitedSeconds = 0,
    } = whole;
    this.wait(60);
    const messageId = `m${++this.messages}`;
    const context: Opened<DataOf<typeof contextRecalledV1>> = {
      messageId,
      message: { messageId, text, at: this.now },
      itemId: itemId ?? null,
      screens: { version: 'spec', scores: screens, truncated: false },
      recalled: [],
      recalledScores: [],
      facts: [
        ...likes.map((object) => ({ predicate: 'likes', object })),
        ...dislikes.map((object) => ({ predicate: 'dislikes', object })),
      ].map((fact, i) => ({ factId: `k${i}`, heading: 'preferences', ...fact })),
      factIds: [],
      ...(worthAsking && { worthAsking }),
      fanMessages: this.messages,
      purchases,
      retriever: 'spec',
      receivedAt: this.now,
      acceptedAt: new Date(this.clock - waitedSeconds * 1_000).toISOString(),
    };
    return this.tell({ type: 'ReadMessage', context, ...(reading && { reading }) });
  }

  /** Waits until there is room for the message that waits, if one does, and lets it be answered. */
  resumes(): GenerationEvent[] {
    const { held } = this.state;
    if (held) this.wait((Date.parse(held.until) - this.clock) / 1_000);
    return this.tell({ type: 'AnswerHeld', avoid: [], text: typeof held?.text === 'string' ? held.text : '' });
  }

  quoted(overrides: Partial<DataOf<typeof priceQuotedV1>> = {}): GenerationEvent[] {
    const quote: DataOf<typeof priceQuotedV1> = {
      quoteId: `q${this.turn}`, turnId: this.state.open?.turnId ?? 'none', itemId: 'i1', itemVersion: 1, title: 'Ink landscape set',
      description: 'Twelve ink landscapes, printable.', amountMinor: 1500, currency: 'USD', listPriceMinor: 1500, floorMinor: 1000,
      ceilingMinor: 1500, act: 'offer', round: 0, fanOfferMinor: null, mode: 'list', personalInputs: [], reasons: [], ladder: [],
      propensities: [], seed: 1, policyVersion: 'default@1', replaces: null, expiresAt: this.now, occurredAt: this.now, ...overrides,
    }; // prettier-ignore
    return this.tell({ type: 'Priced', quote });
  }

  buys(overrides: Partial<Sale> = {}): GenerationEvent[] {
    const sale: Sale = {
      saleId: 's1', kind: 'sale', source: 'item', creator: 'c1', fan: 'f1', itemId: this.state.offer?.itemId ?? 'i1', quoteId: null,
      attributed: false, attribution: { reason: 'spec' }, amountMinor: 1500, currency: 'USD', feeMinor: 0, occurredAt: this.now,
      purchaseId: 'p1', reversalOf: null, origin: 'live', ...overrides,
    }; // prettier-ignore
    return this.tell({ type: 'SaleHappened', sale });
  }

  delivers(outcome: DeliveryOutcome['delivery']['outcome']): GenerationEvent[] {
    const { turnId, draftId } = this.state.unsent ?? { turnId: 'none', draftId: 'none' };
    const reasons = { sent: null, failed: 'unreachable', cancelled: 'past-deadline' } as const;
    return this.tell({
      type: 'DeliveryOutcome',
      delivery: { outcome, turnId, draftId, reason: reasons[outcome] } as DeliveryOutcome['delivery'],
    });
  }

  /** The fan has an offer of the item and has seen it. */
  offered(text = 'do you have ink pieces?'): this {
    this.says(text);
    this.quoted();
    this.delivers('sent');
    return this;
  }
}

export const kinds = (events: readonly GenerationEvent[]): string[] => events.map(({ type }) => type.split('.')[1]!);

export function find<T extends GenerationEvent['type']>(events: readonly GenerationEvent[], type: T) {
  return events.find((event): event is Extract<GenerationEvent, { type: T }> => event.type === type)?.data as
    Extract<GenerationEvent, { type: T }>['data'] | undefined;
}
