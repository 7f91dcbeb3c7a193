/** Codes of calls that ended before a byte of the request could have reached anyone. */
const NEVER_REACHED = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EADDRNOTAVAIL',
  'UND_ERR_CONNECT_TIMEOUT',
]);

interface Failure {
  readonly name?: unknown;
  readonly code?: unknown;
  readonly cause?: unknown;
  readonly errors?: readonly unknown[];
}

const asFailure = (error: unknown): Failure => (typeof error === 'object' && error !== null ? error : {});

/** Node's fetch wraps the reason in `cause`; several addresses of one host come together, each with its own code. */
function codesOf(error: unknown): string[] {
  const { code, cause, errors } = asFailure(error);
  const inner = errors ? errors.flatMap(codesOf) : cause === undefined ? [] : codesOf(cause);
  return typeof code === 'string' ? [code, ...inner] : inner;
}

/** True only when it is certain that the platform saw nothing. A timeout or a reset is not: it may have acted. */
export function neverReached(error: unknown): boolean {
  const codes = codesOf(error);
  return codes.length > 0 && codes.every((code) => NEVER_REACHED.has(code));
}

/** What went wrong, without an address or a body. */
export function reasonOf(error: unknown): string {
  const { name } = asFailure(error);
  if (name === 'TimeoutError') return 'no answer in time';
  return codesOf(error)[0] ?? String(name ?? 'failed');
}
