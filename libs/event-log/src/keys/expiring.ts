/** Values that are kept for a while, the latest so many of them. What has expired is dropped by the next use, whatever it asks for. */
export class Expiring<V> {
  private readonly entries = new Map<string, { readonly value: V; readonly until: number }>();

  constructor(
    private readonly keptMs: number,
    private readonly most: number,
    private readonly now: () => number = () => performance.now(),
  ) {}

  get(key: string): V | undefined {
    this.sweep();
    return this.entries.get(key)?.value;
  }

  set(key: string, value: V): void {
    // Written anew, so that the map stays in the order of expiry.
    this.entries.delete(key);
    this.entries.set(key, { value, until: this.now() + this.keptMs });
    this.sweep();
  }

  clear(): void {
    this.entries.clear();
  }

  private sweep(): void {
    const now = this.now();
    for (const [key, { until }] of this.entries) {
      if (until > now && this.entries.size <= this.most) return;
      this.entries.delete(key);
    }
  }
}
