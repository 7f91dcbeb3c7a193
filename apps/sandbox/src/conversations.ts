/** One line of a conversation as the platform shows it. */
export interface ConversationLine {
  readonly at: string;
  readonly from: 'fan' | 'creator';
  readonly text: string;
  readonly offer: { readonly itemId: string; readonly amountMinor: number; readonly currency: string } | null;
}

export interface Conversation {
  readonly creator: string;
  readonly fan: string;
  readonly fanName: string | null;
  readonly lines: readonly ConversationLine[];
}

const KEPT_CONVERSATIONS = 5_000;
const KEPT_LINES = 50;

/** The latest lines of the latest conversations: enough to look at, bounded for ever. */
export class Conversations {
  private readonly latest = new Map<string, Conversation>();

  add(
    who: { readonly creator: string; readonly fan: string; readonly fanName?: string | undefined },
    line: ConversationLine,
  ): void {
    const key = `${who.creator}\u0000${who.fan}`;
    const known = this.latest.get(key);
    this.latest.delete(key);
    if (this.latest.size >= KEPT_CONVERSATIONS) this.latest.delete(this.latest.keys().next().value!);
    const fanName = who.fanName ?? known?.fanName ?? null;
    this.latest.set(key, {
      creator: who.creator,
      fan: who.fan,
      fanName,
      lines: [...(known?.lines ?? []), line].slice(-KEPT_LINES),
    });
  }

  /** Newest first. */
  list(limit: number): Conversation[] {
    return [...this.latest.values()].slice(-limit).reverse();
  }

  get size(): number {
    return this.latest.size;
  }
}
