import type { LiveCommand, Profile } from '@reprise/domain-ingest';

/** What an adapter makes of a verified webhook: a command about a fan, or why it cannot. */
export type Translation = { readonly command: LiveCommand; readonly profile: Profile } | { readonly problem: string };

/** A platform's way of telling. A new platform is one folder here and one in delivery. */
export interface PlatformAdapter {
  /** `webhookId` identifies what has no id of its own. Never throws. */
  translate(
    body: unknown,
    webhookId: string,
    connection: { readonly id: string; readonly platform: string },
  ): Translation;
}
