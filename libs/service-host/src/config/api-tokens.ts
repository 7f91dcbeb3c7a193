import { z } from 'zod';

export interface ApiToken {
  readonly token: string;
  readonly tenant: string;
  /** May also see and resolve what belongs to no tenant: it operates the installation. */
  readonly operator: boolean;
}

const MIN_TOKEN_LENGTH = 16;
const OPERATOR = ':operator';

/** `token=tenant,token=tenant:operator`; several tokens may open one tenant, so that a token can be replaced without a gap. */
export const apiTokens = z.string().transform((list, context): ApiToken[] =>
  list.split(',').flatMap((entry, index) => {
    // A token may end in `=` (base64), a tenant never holds one.
    const split = entry.lastIndexOf('=');
    const [token, holder] = [entry.slice(0, split).trim(), entry.slice(split + 1).trim()];
    const operator = holder.endsWith(OPERATOR);
    const tenant = operator ? holder.slice(0, -OPERATOR.length) : holder;
    if (split > 0 && tenant && token.length >= MIN_TOKEN_LENGTH) return [{ token, tenant, operator }];
    // The entry itself is a secret: name its place, never its text.
    const message = `entry ${index + 1}: expected token=tenant with a token of ${MIN_TOKEN_LENGTH} characters or more`;
    context.addIssue({ code: 'custom', message });
    return [];
  }),
);
