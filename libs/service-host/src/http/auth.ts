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
import type { ApiToken } from '../config/api-tokens.js';
import { SERVICE_CONFIG, type HostConfig } from '../config/host-config.js';

const PUBLIC = 'reprise:public';

/** Opens a route (or a whole controller) without a bearer token: webhooks, which prove themselves by signature, and health. */
export const Public = () => SetMetadata(PUBLIC, true);

interface Authenticated extends Request {
  tenant?: string;
  operator?: boolean;
}

/** The tenant of the bearer token. Every query must be confined to it. */
export const CurrentTenant = createParamDecorator((_: unknown, context: ExecutionContext): string => {
  const { tenant } = context.switchToHttp().getRequest<Authenticated>();
  if (tenant === undefined) throw new UnauthorizedException('This route needs a tenant and was declared public.');
  return tenant;
});

/** The tenant of the bearer token, and whether it is an operator's, who also sees what belongs to no tenant. */
export const CurrentScope = createParamDecorator((_: unknown, context: ExecutionContext) => {
  const { tenant, operator = false } = context.switchToHttp().getRequest<Authenticated>();
  if (tenant === undefined) throw new UnauthorizedException('This route needs a tenant and was declared public.');
  return { tenant, operator };
});

const sha256 = (text: string) => createHash('sha256').update(text).digest();

/** Requires `authorization: Bearer <token>` on every route that is not `@Public()`. */
@Injectable()
export class BearerGuard implements CanActivate {
  private readonly tokens: readonly (Omit<ApiToken, 'token'> & { readonly hash: Buffer })[];

  constructor(
    private readonly reflector: Reflector,
    @Inject(SERVICE_CONFIG) config: Pick<HostConfig, 'REPRISE_TOKENS'>,
  ) {
    this.tokens = config.REPRISE_TOKENS.map(({ token, ...opens }) => ({ hash: sha256(token), ...opens }));
  }

  canActivate(context: ExecutionContext): boolean {
    // Events come from our own log, not from a client.
    if (context.getType() !== 'http') return true;
    if (this.reflector.getAllAndOverride<boolean>(PUBLIC, [context.getHandler(), context.getClass()])) return true;
    const request = context.switchToHttp().getRequest<Authenticated>();
    const [, token] = /^Bearer ([^\s]+)$/i.exec(request.headers.authorization ?? '') ?? [];
    const holder = token === undefined ? undefined : this.holderOf(token);
    if (holder === undefined) throw new UnauthorizedException('A valid bearer token is required.');
    request.tenant = holder.tenant;
    request.operator = holder.operator;
    return true;
  }

  /** Compares hashes, all of them: neither the length nor the place of a match shows in the time taken. */
  private holderOf(token: string): Omit<ApiToken, 'token'> | undefined {
    const hash = sha256(token);
    return this.tokens.reduce<Omit<ApiToken, 'token'> | undefined>(
      (found, known) => (timingSafeEqual(known.hash, hash) ? known : found),
      undefined,
    );
  }
}
