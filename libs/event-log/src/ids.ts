import { createHash } from 'node:crypto';
import { identities } from '@reprise/contracts';

/** The name-based ids of the contracts, over Node's SHA-1. */
export const ids = identities((bytes) => createHash('sha1').update(bytes).digest());
