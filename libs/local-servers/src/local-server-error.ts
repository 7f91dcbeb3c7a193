/** A local server that cannot run here. The message says what to do; `code` is stable, e.g. `postgres/port-taken`. */
export class LocalServerError extends Error {
  readonly code: string;

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'LocalServerError';
    this.code = code;
  }
}
