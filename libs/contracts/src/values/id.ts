import { z } from 'zod';

export const ID_MAX = 200;

/** Nothing that cannot be stored (NUL, half a surrogate pair), and nothing that controls a terminal or turns a line round. */
const OPAQUE = /^[^\p{Cc}\p{Cs}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]*$/u;

/** An id at an edge: opaque, 1 to 200 UTF-16 code units. Never mended: two ids must not become one. */
export const opaqueIdSchema = z
  .string()
  .min(1)
  .max(ID_MAX)
  .regex(OPAQUE, 'control characters, bidi controls and half surrogate pairs are not part of an id');

/**
 * An id that names something that is there already, in a path, a query or a body: whatever can be stored. An earlier
 * release took ids that no edge takes today, and what they name must still be read, withdrawn and lifted.
 */
export const knownIdSchema = z
  .string()
  .min(1)
  .max(ID_MAX)
  .regex(/^[^\0\p{Cs}]*$/u, 'NUL and half surrogate pairs are not part of an id');
