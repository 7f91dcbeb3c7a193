import { ApiError } from '../connection/api.js';
import type { Entry } from './chunks.js';
import { NOTHING, sumOf, type ImportAnswer } from './kinds.js';

/** Sends a chunk. One that the service refuses for what is in it is halved, until it is known which line it refuses. */
export async function sendChunk(
  entries: readonly Entry[],
  post: (entries: readonly Entry[]) => Promise<ImportAnswer>,
): Promise<ImportAnswer> {
  if (entries.length === 0) return NOTHING;
  try {
    return await post(entries);
  } catch (error) {
    if (!(error instanceof ApiError) || !isOfEntries(error)) throw error;
    const [only] = entries;
    if (entries.length === 1) return { ...NOTHING, rejected: [{ line: only!.line, reason: error.reason }] };
    const middle = entries.length >> 1;
    const first = await sendChunk(entries.slice(0, middle), post);
    return sumOf(first, await sendChunk(entries.slice(middle), post));
  }
}

/** Whether a request was refused for its lines, and not for who asks or what for. */
const isOfEntries = ({ status, errors }: ApiError): boolean =>
  status === 413 || status === 422 || (status === 400 && errors.every(({ path }) => path.startsWith('entries')));
