import type { LiveCommand, Profile } from '@reprise/domain-ingest';
import type { PlatformAdapter } from '../platform.js';
import { webhookSchema, type PlatformWebhook } from './webhook.js';

/** The webhooks of `webhook.ts`: what the sandbox speaks, and any platform that chooses to. */
export const documentedContract: PlatformAdapter = {
  translate(body, webhookId, connection) {
    const parsed = webhookSchema.safeParse(body);
    if (!parsed.success)
      return {
        problem: parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'body'}: ${message}`).join('; '),
      };
    const { creator, fan, fanName } = parsed.data.data;
    const profile: Profile = {
      platform: connection.platform,
      connection: connection.id,
      platformCreatorId: creator,
      platformFanId: fan,
      fanName: fanName ?? null,
    };
    return { profile, command: commandOf(parsed.data, profile, webhookId) };
  },
};

function commandOf(webhook: PlatformWebhook, fan: Profile, webhookId: string): LiveCommand {
  const { type, timestamp: occurredAt } = webhook;
  switch (type) {
    case 'message.received': {
      const { messageId, text, itemId } = webhook.data;
      return { type: 'ReceiveMessage', fan, occurredAt, messageId, text, itemId: itemId ?? null };
    }
    case 'message.sent': {
      const { messageId, text, by } = webhook.data;
      return { type: 'ObserveMessage', fan, occurredAt, messageId, text, by };
    }
    case 'tip.received': {
      const { tipId, amountMinor, currency } = webhook.data;
      return { type: 'ReceiveTip', fan, occurredAt, tipId, amountMinor, currency };
    }
    case 'purchase.completed': {
      const { purchaseId, itemId, quoteId, amountMinor, currency } = webhook.data;
      return {
        type: 'CompletePurchase',
        fan,
        occurredAt,
        purchaseId,
        itemId,
        quoteId: quoteId ?? null,
        amountMinor,
        currency,
      };
    }
    case 'purchase.refunded': {
      const { purchaseId, refundId, amountMinor, currency } = webhook.data;
      return { type: 'RefundPurchase', fan, occurredAt, purchaseId, refundId, amountMinor, currency };
    }
    case 'purchase.disputed': {
      const { purchaseId, disputeId, amountMinor, currency } = webhook.data;
      return { type: 'DisputePurchase', fan, occurredAt, purchaseId, disputeId, amountMinor, currency };
    }
    case 'subscription.changed': {
      const { status, tier, amountMinor, currency, periodEnd } = webhook.data;
      const paid = { amountMinor: amountMinor ?? null, currency: currency ?? null };
      return {
        type: 'ChangeSubscription',
        fan,
        occurredAt,
        changeId: webhookId,
        status,
        tier: tier ?? '',
        ...paid,
        periodEnd: periodEnd ?? null,
      };
    }
    case 'presence.changed':
      return { type: 'ChangePresence', fan, occurredAt, online: webhook.data.online };
  }
}
