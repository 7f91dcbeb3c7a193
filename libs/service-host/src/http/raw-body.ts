import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';

/** Webhooks are small; what is larger is refused with 413 before it is read whole. */
export const RAW_BODY_LIMIT_BYTES = 64 * 1024;

/** The body as it came over the wire, for signatures. The route's path must be listed in `rawBodies` of the service. */
export const RawBody = createParamDecorator((_: unknown, context: ExecutionContext): Buffer => {
  const { body } = context.switchToHttp().getRequest<Request>();
  // Without a body express leaves {} (or undefined): the bytes received are then none.
  return Buffer.isBuffer(body) ? body : Buffer.alloc(0);
});
