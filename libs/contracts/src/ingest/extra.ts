import { z } from 'zod';
import { personal } from '../define-event.js';

/** Fields of an archive line that this product does not know: kept with the event, ignored otherwise. Anything may be in them, so they are sealed. */
export const extraSchema = personal(z.record(z.string(), z.unknown())).optional();
