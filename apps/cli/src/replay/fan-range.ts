/** The fans of one pass over a log, by the order of their ids: greater than `after`, not greater than `upTo`. */
export class FanRange {
  constructor(
    /** Null begins with the first fan. */
    readonly after: string | null,
    /** Null goes on to the last fan. A pass lowers it when its fans need more memory than there is. */
    public upTo: string | null,
  ) {}

  has(fan: string): boolean {
    return (this.after === null || fan > this.after) && (this.upTo === null || fan <= this.upTo);
  }
}
