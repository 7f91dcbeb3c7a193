/** An earlier send failed for good: what it left behind is unknown, so this producer must not go on. */
export class ProducerPoisoned extends Error {
  constructor(cause: Error) {
    super(`an earlier send failed for good (${cause.message}): make a new producer`, { cause });
  }
}

/**
 * Lets one send be outstanding, ever. Concurrent sends of kafkajs' idempotent producer reuse sequence numbers when
 * a leader dies and lose acknowledged records; later sends after a failed one could overtake it. Hence the queue,
 * and hence the first failure is the last thing that happens.
 */
export class SerialSender {
  private tail: Promise<void> = Promise.resolve();
  private failure: Error | undefined;

  run(send: () => Promise<void>): Promise<void> {
    const turn = this.tail.then(async () => {
      if (this.failure) throw new ProducerPoisoned(this.failure);
      try {
        await send();
      } catch (error) {
        this.failure = error as Error;
        throw error;
      }
    });
    this.tail = turn.catch(() => undefined);
    return turn;
  }

  /** Resolves when nothing is outstanding, however it ended. */
  idle(): Promise<void> {
    return this.tail;
  }
}
