import { z } from 'zod';

const json = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: 'custom', message: 'expected JSON' });
    return z.NEVER;
  }
});
const craft = z.enum(['drawing', 'fitness', 'music', 'photography']);
const wholeNumber = (min: number, max: number) => z.coerce.number().int().min(min).max(max);

export const sandboxConfigSchema = z.object({
  PORT: wholeNumber(0, 65_535).default(4700).describe('HTTP port; 0 takes a free one.'),
  HOST: z
    .string()
    .min(1)
    .default('127.0.0.1')
    .describe('Address to listen on. Beyond loopback, control needs the token.'),
  SANDBOX_INGEST_URL: z.url().describe('Base URL of ingest, which webhooks are sent to.'),
  SANDBOX_SECRET: z
    .string()
    .regex(/^whsec_.+/, 'expected whsec_…')
    .describe('Secret that webhooks are signed with.'),
  SANDBOX_CREATORS: json
    .pipe(z.array(z.strictObject({ id: z.string().min(1), craft, subjects: z.array(z.string()).optional() })))
    .default([])
    .describe('JSON: creators who have simulated fans, `[{"id":"c1","craft":"drawing"}]`.'),
  SANDBOX_FANS_PER_CREATOR: wholeNumber(0, 1_000).default(4).describe('Simulated fans of a creator at once.'),
  SANDBOX_SEED: wholeNumber(0, 0x7fffffff).default(1).describe('Seed of everything the simulated fans do.'),
  SANDBOX_CONTROL_TOKEN: z
    .string()
    .min(16)
    .optional()
    .describe('Opens `/control` to other machines, as a bearer token.'),
  REPRISE_PACE: z.coerce
    .number()
    .min(0)
    .max(10_000)
    .default(1)
    .describe('Divides natural delays of the simulated fans.'),
});

/** Reads the environment. Throws an error with one line for each variable that is wrong. */
export function readConfig(
  environment: Readonly<Record<string, string | undefined>>,
): z.output<typeof sandboxConfigSchema> {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = sandboxConfigSchema.safeParse(set);
  if (!parsed.success) throw new Error(`the sandbox cannot start:\n${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

export const environment = () => process.env;
