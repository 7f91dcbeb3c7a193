/** An item as the search found it, with what the search knows of how it fits. */
export interface Candidate {
  readonly itemId: string;
  readonly itemVersion: number;
  readonly title: string;
  readonly description: string;
  readonly tags: readonly string[];
  readonly kind: string | null;
  readonly durationSeconds: number | null;
  readonly partOf: string | null;
  readonly sequence: number | null;
  readonly priceMinor: number;
  readonly currency: string;
  readonly withdrawn: boolean;
  /** BM25 over title, tags, description and transcript, and likeness of the text; 0 when it was not found by its text. */
  readonly text: number;
  /** Share (0..1) of what was asked for, by weight of the words, that the record mentions. */
  readonly coverage: number;
  /** The title, the tags or the kind mention what was asked for. */
  readonly named: boolean;
  /** Times it was sold to anyone. */
  readonly sold: number;
}
