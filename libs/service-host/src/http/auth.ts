import {
  createParamDecorator,
  ForbiddenException,
  Inject,
  Injectable,
  SetMetadata,
  UnauthorizedException,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import type { ApiToken } from '../config/api-tokens.js';
import { SERVICE_CONFIG, type HostConfig } from '../config/host-config.js';
import { sameToken } from './same-token.js';

const PUBLIC = 'reprise:public';

/** Opens a route (or a whole controller) without a bearer token: webhooks, which prove themselves by signature, and health. */
export const Public = () => SetMetadata(PUBLIC, true);

/** What a token opens. */
type Holder = Omit<ApiToken, 'token'>;

/** Whose token a request carries; undefined when it carries none that is known. */
export function holderByToken(tokens: readonly ApiToken[]): (request: Pick<Request, 'headers'>) => Holder | undefined {
  const known = tokens.map(({ token, ...opens }) => ({ isSame: sameToken(token), opens }));
  return ({ headers }) => {
    const [, token] = /^Bearer ([^\s]+)$/i.exec(headers.authorization ?? '') ?? [];
    if (token === undefined) return undefined;
    // All of them: which one it is does not show in the time taken.
    return known.reduce<Holder | undefined>((found, { isSame, opens }) => (isSame(token) ? opens : found), undefined);
  };
}

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

/** The tenant (percent-encoded) for which a client believes to ask. A token is of one tenant, whatever the client believes. */
const ASKED_TENANT = 'reprise-tenant';

function assertTenant(asked: string | string[] | undefined, tenant: string): void {
  if (asked !== undefined && asked !== encodeURIComponent(tenant))
    throw new ForbiddenException('The token is of another tenant than the one that is asked for.');
}

/** Requires `authorization: Bearer <token>` on every route that is not `@Public()`. */
@Injectable()
export class BearerGuard implements CanActivate {
  private readonly holderOf: ReturnType<typeof holderByToken>;

  constructor(
    private readonly reflector: Reflector,
    @Inject(SERVICE_CONFIG) config: Pick<HostConfig, 'REPRISE_TOKENS'>,
  ) {
    this.holderOf = holderByToken(config.REPRISE_TOKENS);
  }

  canActivate(context: ExecutionContext): boolean {
    // Events come from our own log, not from a client.
    if (context.getType() !== 'http') return true;
    if (this.reflector.getAllAndOverride<boolean>(PUBLIC, [context.getHandler(), context.getClass()])) return true;
    const request = context.switchToHttp().getRequest<Authenticated>();
    const holder = this.holderOf(request);
    if (holder === undefined) throw new UnauthorizedException('A valid bearer token is required.');
    request.tenant = holder.tenant;
    request.operator = holder.operator;
    assertTenant(request.headers[ASKED_TENANT], holder.tenant);
    return true;
  }
}
