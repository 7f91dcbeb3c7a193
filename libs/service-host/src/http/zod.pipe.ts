import type { PipeTransform } from '@nestjs/common';
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
