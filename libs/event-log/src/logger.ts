/** What the log needs of a logger. Messages carry ids, never text. */
export interface LogLogger {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
}

export const silentLogger: LogLogger = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** What the log counts. */
export interface LogMetrics {
  appended(events: number): void;
  /** A batch of consumed records and what became of them. */
  consumed(counts: { applied: number; repeated: number; parked: number; deadLettered: number }): void;
  published(records: number): void;
  batchSeconds(seconds: number): void;
}

export const noMetrics: LogMetrics = {
  appended: () => undefined,
  consumed: () => undefined,
  published: () => undefined,
  batchSeconds: () => undefined,
};
