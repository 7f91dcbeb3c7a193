/** An item as a line of a catalog archive has it. */
export interface SampleItem {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly tags: readonly string[];
  readonly priceMinor: number;
  readonly currency: string;
  readonly kind: string;
  readonly durationSeconds?: number;
  readonly sequence?: number;
  readonly partOf?: string;
  readonly transcript?: string;
  readonly consents?: readonly string[];
}

/** A creator to look at on the first start. */
export interface SampleCreator {
  /** The sandbox platform's id. */
  readonly id: string;
  readonly name: string;
  readonly archetype: 'warm' | 'aloof' | 'witty' | 'teacher' | 'concierge';
  readonly craft: 'drawing' | 'fitness' | 'music' | 'photography';
  /** What may be told about the creator; nothing else is claimed. */
  readonly facts: readonly string[];
  readonly limits: readonly string[];
  /** What simulated fans ask for. */
  readonly subjects: readonly string[];
  readonly items: readonly SampleItem[];
}

type Described = Omit<SampleItem, 'currency' | 'kind'>;

/** Items of one kind, priced in US dollars. */
export const itemsOf = (kind: string, items: readonly Described[]): SampleItem[] =>
  items.map((item) => ({ ...item, kind, currency: 'USD' }));
