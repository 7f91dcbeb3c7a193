import { isoCurrencySchema, opaqueIdSchema, textSchema } from '@reprise/contracts';
import { z } from 'zod';

/** `POST /messages`, as the contract has it. */
export const outgoingMessageSchema = z.strictObject({
  creator: opaqueIdSchema,
  fan: opaqueIdSchema,
  text: textSchema(8_000).min(1),
  offer: z
    .strictObject({
      quoteId: opaqueIdSchema,
      itemId: opaqueIdSchema,
      amountMinor: z.int().min(0),
      currency: isoCurrencySchema,
    })
    .nullable(),
  authorship: z.enum(['auto', 'ai_drafted_human_sent', 'human']),
});
export type OutgoingMessage = z.output<typeof outgoingMessageSchema>;

export interface StoredMessage extends OutgoingMessage {
  readonly messageId: string;
  readonly at: string;
}

export type Stored =
  { readonly outcome: 'created' | 'repeated'; readonly message: StoredMessage } | { readonly outcome: 'conflict' };

/** Idempotency keys older than the latest so many are forgotten, as on real platforms. */
const KEPT = 100_000;

/** What was sent to fans, once per idempotency key: the same key with another body is an error, not another message. */
export class MessageStore {
  private readonly byKey = new Map<string, { readonly fingerprint: string; readonly message: StoredMessage }>();

  constructor(private readonly nextId: () => string) {}

  store(key: string, body: OutgoingMessage, at: string): Stored {
    // Parsing put the fields in the schema's order, whatever order they came in.
    const fingerprint = JSON.stringify(body);
    const known = this.byKey.get(key);
    if (known)
      return known.fingerprint === fingerprint
        ? { outcome: 'repeated', message: known.message }
        : { outcome: 'conflict' };
    const message = { ...body, messageId: this.nextId(), at };
    if (this.byKey.size >= KEPT) this.byKey.delete(this.byKey.keys().next().value!);
    this.byKey.set(key, { fingerprint, message });
    return { outcome: 'created', message };
  }

  find(key: string): StoredMessage | undefined {
    return this.byKey.get(key)?.message;
  }
}
