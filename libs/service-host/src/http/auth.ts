import {
  createParamDecorator,
  Inject,
  Injectable,
  SetMetadata,
  UnauthorizedException,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { createHash, timingSafeEqual } from 'node:crypto';
import { SERVICE_CONFIG, type HostConfig } from '../config/host-config.js';

const PUBLIC = 'reprise:public';

/** Opens a route (or a whole controller) without a bearer token: webhooks, which prove themselves by signature, and health. */
export const Public = () => SetMetadata(PUBLIC, true);

interface Authenticated extends Request {
  tenant?: string;
}

/** The tenant of the bearer token. Every query must be confined to it. */
export const CurrentTenant = createParamDecorator((_: unknown, context: ExecutionContext): string => {
  const { tenant } = context.switchToHttp().getRequest<Authenticated>();
  if (tenant === undefined) throw new UnauthorizedException('This route needs a tenant and was declared public.');
  return tenant;
});

const sha256 = (text: string) => createHash('sha256').update(text).digest();

/** Requires `authorization: Bearer <token>` on every route that is not `@Public()`. */
@Injectable()
export class BearerGuard implements CanActivate {
  private readonly tokens: readonly { readonly hash: Buffer; readonly tenant: string }[];

  constructor(
    private readonly reflector: Reflector,
    @Inject(SERVICE_CONFIG) config: Pick<HostConfig, 'REPRISE_TOKENS'>,
  ) {
    this.tokens = config.REPRISE_TOKENS.map(({ token, tenant }) => ({ hash: sha256(token), tenant }));
  }

  canActivate(context: ExecutionContext): boolean {
    // Events come from our own log, not from a client.
    if (context.getType() !== 'http') return true;
    if (this.reflector.getAllAndOverride<boolean>(PUBLIC, [context.getHandler(), context.getClass()])) return true;
    const request = context.switchToHttp().getRequest<Authenticated>();
    const [, token] = /^Bearer ([^\s]+)$/i.exec(request.headers.authorization ?? '') ?? [];
    request.tenant = token === undefined ? undefined : this.tenantOf(token);
    if (request.tenant === undefined) throw new UnauthorizedException('A valid bearer token is required.');
    return true;
  }

  /** Compares hashes, all of them: neither the length nor the place of a match shows in the time taken. */
  private tenantOf(token: string): string | undefined {
    const hash = sha256(token);
    return this.tokens.reduce<string | undefined>(
      (found, known) => (timingSafeEqual(known.hash, hash) ? known.tenant : found),
      undefined,
    );
  }
}
