import {
  DEFAULT_PRICING_POLICY,
  fanMessageReceivedV1,
  fanRestrictedV1,
  priceQuotedV1,
  priceWithheldV1,
  turnPlannedV1,
  type DataOf,
  type Extraction,
} from '@reprise/contracts';
import {
  DEFAULT_BUDGET,
  defaultMachine,
  defaultPersona,
  generationFan,
  type CreatorSettings,
  type GenerationCommand,
  type GenerationEvent,
} from '@reprise/domain-generation';
import { ingestFan, type IngestFanCommand, type IngestFanEvent } from '@reprise/domain-ingest';
import { pricingFan, type PricingFanCommand, type PricingFanEvent } from '@reprise/domain-pricing';
import { Rows, type Decider, type DomainCommand, type DomainEvent } from '@reprise/event-sourcing';

const SETTINGS: CreatorSettings = {
  persona: { ...defaultPersona('warm', 'Mira'), facts: ['draws with ink'], limits: ['medical advice'] },
  machine: defaultMachine('warm'),
  mode: 'autopilot',
};
const FAN = { platform: 'p', connection: 'c', platformCreatorId: 'c1', platformFanId: 'f1', fanName: null };
const ITEM = { itemId: 'i1', itemVersion: 1, title: 'Ink landscape set', description: 'Twelve ink landscapes.' };

/** A stream with its decider: its state and rows, and what was decided since it was made. */
class Stream<S, C extends DomainCommand, E extends DomainEvent> {
  readonly events: E[] = [];

  constructor(
    private readonly decider: Decider<S, C, E>,
    public state = decider.initial,
    readonly rows = new Rows(),
  ) {}

  run(command: C): readonly E[] {
    const events = this.decider.decide(command, this.state, this.rows);
    for (const event of events) this.state = this.decider.evolve(this.state, event, this.rows);
    this.events.push(...events);
    return events;
  }

  fork(): Stream<S, C, E> {
    const stored = Object.entries(this.rows.toJSON()).flatMap(([collection, byId]) =>
      Object.entries(byId).map(([id, value]) => ({ collection, id, value })),
    );
    const rows = new Rows();
    rows.load([], stored);
    return new Stream(this.decider, this.state, rows);
  }
}

const dataOf = <E extends { type: string; data: unknown }, T extends E['type']>(events: readonly E[], type: T) =>
  events.flatMap((event) => (event.type === type ? [event.data as Extract<E, { type: T }>['data']] : []));

/** One fan from the webhook to the offer, as the services decide it: what is said is screened, read, planned, priced. */
export class InjectedFan {
  private constructor(
    readonly ingest: Stream<typeof ingestFan.initial, IngestFanCommand, IngestFanEvent>,
    readonly generation: Stream<typeof generationFan.initial, GenerationCommand, GenerationEvent>,
    readonly pricing: Stream<typeof pricingFan.initial, PricingFanCommand, PricingFanEvent>,
    private n: number,
  ) {}

  static after(...said: readonly string[]): InjectedFan {
    const fan = new InjectedFan(new Stream(ingestFan), new Stream(generationFan), new Stream(pricingFan), 0);
    for (const text of said) fan.says(text);
    return fan;
  }

  /** The same fan again, to whom something else may be said. */
  fork(): InjectedFan {
    return new InjectedFan(this.ingest.fork(), this.generation.fork(), this.pricing.fork(), this.n);
  }

  get now(): string {
    return new Date(Date.parse('2026-11-23T18:00:00.000Z') + this.n * 60_000).toISOString();
  }

  /** A message, and all that follows from it until its reply has left. `answer` stands for another reader than the rules. */
  says(text: string, answer?: Extraction): this {
    const messageId = `m${++this.n}`;
    const at = this.now;
    const received = this.ingest.run({
      type: 'ReceiveMessage', fan: FAN, occurredAt: at, messageId, text, itemId: null,
    }); // prettier-ignore
    for (const { kind, reason } of dataOf(received, fanRestrictedV1.type))
      this.generation.run({ type: 'Restricted', ...this.setting(), kind, reason });
    const [message] = dataOf(received, fanMessageReceivedV1.type);
    if (message) this.read(message.screens, messageId, String(message.text), answer);
    const { unsent } = this.generation.state;
    if (unsent) {
      const delivery = { outcome: 'sent', turnId: unsent.turnId, draftId: unsent.draftId } as const;
      this.generation.run({ type: 'DeliveryOutcome', ...this.setting(), delivery });
    }
    return this;
  }

  private read(
    screens: DataOf<typeof fanMessageReceivedV1>['screens'],
    messageId: string,
    text: string,
    answer?: Extraction,
  ) {
    const at = this.now;
    const events = this.generation.run({
      type: 'ReadMessage',
      ...this.setting(),
      ...(answer && { reading: { reader: 'spec', answer } }),
      context: {
        messageId, message: { messageId, text, at }, itemId: null, screens, recalled: [], recalledScores: [], facts: [],
        factIds: [], fanMessages: this.n, purchases: 0, retriever: 'spec', receivedAt: at, acceptedAt: at,
      },
    }); // prettier-ignore
    for (const turn of dataOf(events, turnPlannedV1.type)) if (turn.needs === 'content') this.price(turn);
  }

  private price({ turnId, plan, fanOfferMinor, currency, declined }: DataOf<typeof turnPlannedV1>): void {
    const quoted = this.pricing.run({
      type: 'Quote', policy: DEFAULT_PRICING_POLICY, withdrawn: false, quoteId: `q${this.n}`, seed: this.n * 101, now: this.now,
      proposal: {
        turnId, ...ITEM, purpose: plan === 'negotiate' ? 'negotiate' : 'offer', kind: 'set', listPriceMinor: 1_500, currency: 'USD',
        fanOfferMinor: currency === null || currency === 'USD' ? fanOfferMinor : null, declined, candidates: [], selector: 'spec', occurredAt: this.now,
      },
    }); // prettier-ignore
    for (const quote of dataOf(quoted, priceQuotedV1.type))
      this.generation.run({ type: 'Priced', ...this.setting(), quote });
    for (const withheld of dataOf(quoted, priceWithheldV1.type))
      this.generation.run({ type: 'Withheld', ...this.setting(), withheld });
  }

  private setting() {
    const n = this.n;
    return {
      creator: 'c1',
      fan: 'f1',
      settings: SETTINGS,
      now: this.now,
      budget: DEFAULT_BUDGET,
      creatorFull: null,
      carriedQuery: '',
      seeds: { turnId: `t${n}`, noticeTurnId: `n${n}`, draftIds: [`d${n}a`, `d${n}b`, `d${n}c`], seed: n * 7_919 },
    } as const;
  }
}
