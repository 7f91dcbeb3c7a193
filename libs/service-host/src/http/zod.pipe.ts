import type { PipeTransform } from '@nestjs/common';
import { mendedJsonSchema } from '@reprise/contracts';
import { z } from 'zod';

/** Parses what came in; what does not fit throws ZodError, which is a 400 `invalid-request` naming the paths. */
export class ZodValidation<S extends z.ZodType = z.ZodType> implements PipeTransform<unknown, z.output<S>> {
  constructor(readonly schema: S) {}

  transform(value: unknown): z.output<S> {
    return this.schema.parse(value);
  }
}

/** `@Body(ZodPipe(schema)) body: z.output<typeof schema>`, also for `@Query()` and `@Param()`: parses, and publishes the schema in OpenAPI. */
export const ZodPipe = <S extends z.ZodType>(schema: S) => ({ schema, pipes: [new ZodValidation(schema)] });

/** Where an object has a key `__proto__`: zod leaves such an entry of a record out without a word. */
function pathOfProto(value: unknown, path: readonly string[] = []): readonly string[] | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, inner] of Object.entries(value)) {
    const found = key === '__proto__' ? [...path, key] : pathOfProto(inner, [...path, key]);
    if (found) return found;
  }
  return undefined;
}

const eventJsonSchema = mendedJsonSchema.superRefine((value, context) => {
  const path = pathOfProto(value);
  if (path) context.addIssue({ code: 'custom', path: [...path], message: 'cannot be kept under this name' });
});

/**
 * The same for a body whose schema is that of what an event holds (a persona, a machine, a policy): its texts are mended
 * before it is parsed, so that nothing in it cannot be stored, and nothing is left out of it unsaid.
 */
export const MendedZodPipe = <S extends z.ZodType>(schema: S) => ({
  schema,
  pipes: [new ZodValidation(eventJsonSchema), new ZodValidation(schema)],
});
