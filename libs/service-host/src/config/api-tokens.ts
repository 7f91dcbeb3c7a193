import { z } from 'zod';

export interface ApiToken {
  readonly token: string;
  readonly tenant: string;
}

const MIN_TOKEN_LENGTH = 16;

/** `token=tenant,token=tenant`; several tokens may open one tenant, so that a token can be replaced without a gap. */
export const apiTokens = z.string().transform((list, context): ApiToken[] =>
  list.split(',').flatMap((entry, index) => {
    // A token may end in `=` (base64), a tenant never holds one.
    const split = entry.lastIndexOf('=');
    const [token, tenant] = [entry.slice(0, split).trim(), entry.slice(split + 1).trim()];
    if (split > 0 && tenant && token.length >= MIN_TOKEN_LENGTH) return [{ token, tenant }];
    // The entry itself is a secret: name its place, never its text.
    const message = `entry ${index + 1}: expected token=tenant with a token of ${MIN_TOKEN_LENGTH} characters or more`;
    context.addIssue({ code: 'custom', message });
    return [];
  }),
);
