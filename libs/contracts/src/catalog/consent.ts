import { z } from 'zod';

/** What a consent may cover. An item is sold only when every consent covers both: what is sold can be kept (`trust.md` C1). */
export const CONSENT_COVERS = ['distribution', 'download'] as const;

/** The document, never its content: it lies, with the proof of identity and age, in the vault of whoever collected it. */
export const consentFields = {
  reference: z.string().min(1).max(200),
  /** SHA-256 of the document, lower-case hex, where it is known. */
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable(),
  covers: z.array(z.enum(CONSENT_COVERS)).min(1).max(CONSENT_COVERS.length),
};
export type Consent = z.output<z.ZodObject<typeof consentFields>>;
