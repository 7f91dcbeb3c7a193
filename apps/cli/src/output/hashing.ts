import { canonicalJson, sha256 } from '@reprise/event-log';
import type { Hashing } from '@reprise/fan-state';

export const hashing: Hashing = { canonicalJson, sha256 };
