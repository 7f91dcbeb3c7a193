import type { PipeTransform } from '@nestjs/common';
import { mendedJsonSchema } from '@reprise/contracts';
import type { z } from 'zod';

/** Parses what came in; what does not fit throws ZodError, which is a 400 `invalid-request` naming the paths. */
export class ZodValidation<S extends z.ZodType = z.ZodType> implements PipeTransform<unknown, z.output<S>> {
  constructor(readonly schema: S) {}

  transform(value: unknown): z.output<S> {
    return this.schema.parse(value);
  }
}

/** `@Body(ZodPipe(schema)) body: z.output<typeof schema>`, also for `@Query()` and `@Param()`: parses, and publishes the schema in OpenAPI. */
export const ZodPipe = <S extends z.ZodType>(schema: S) => ({ schema, pipes: [new ZodValidation(schema)] });

/**
 * The same for a body whose schema is that of what an event holds (a persona, a machine, a policy): its texts are mended
 * before it is parsed, so that nothing in it cannot be stored.
 */
export const MendedZodPipe = <S extends z.ZodType>(schema: S) => ({
  schema,
  pipes: [new ZodValidation(mendedJsonSchema), new ZodValidation(schema)],
});
