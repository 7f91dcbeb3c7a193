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
