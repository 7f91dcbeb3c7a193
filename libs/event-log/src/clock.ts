import { randomInt, randomUUID } from 'node:crypto';

/** Where recorded time comes from. A port, so that tests and simulations bring their own. */
export abstract class Clock {
  /** RFC 3339, UTC, milliseconds: `2026-11-23T10:00:00.000Z`. */
  abstract now(): string;
}

export class SystemClock extends Clock {
  now(): string {
    return new Date().toISOString();
  }
}

/** Where ids and seeds come from; what it gives is recorded in events, so replay never asks it. */
export abstract class Random {
  abstract uuid(): string;
  /** An integer in 0 … 2³¹−1, for a seeded generator. */
  abstract seed(): number;
}

export class SystemRandom extends Random {
  uuid(): string {
    return randomUUID();
  }

  seed(): number {
    return randomInt(0, 2 ** 31 - 1);
  }
}
