/**
 * A command that cannot be obeyed, with a stable code such as `quote/unknown`. What the business expects to
 * happen is an event, not an error. `status` is the HTTP status the error maps to at the edge.
 */
export class DomainError extends Error {
  constructor(
    readonly code: string,
    message: string = code,
    readonly status: 400 | 404 | 409 | 422 = 422,
  ) {
    super(message);
    this.name = 'DomainError';
  }
}
