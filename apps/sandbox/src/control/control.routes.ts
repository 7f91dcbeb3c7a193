import { labelSchema, opaqueIdSchema, textSchema } from '@reprise/contracts';
import { z } from 'zod';
import type { Simulation } from '../fans/simulation.js';
import { HttpProblem } from '../http/problem.js';
import type { Routes } from '../http/server.js';
import { misbehaviourSchema, WELL_BEHAVED, type Misbehaviour } from '../misbehaviour/misbehaviour.js';
import type { Platform } from '../platform.js';
import { playSchema } from '../play/archive-line.js';
import type { Player } from '../play/player.js';
import type { Outbox } from '../webhooks/outbox.js';

const person = { creator: opaqueIdSchema, fan: opaqueIdSchema, fanName: labelSchema(200).optional() };
const messageSchema = z.strictObject({
  ...person,
  text: textSchema(60_000),
  messageId: opaqueIdSchema.optional(),
  itemId: opaqueIdSchema.optional(),
});
/** Deliberately lax: tests send amounts that no platform should. */
const purchaseSchema = z.strictObject({
  ...person,
  itemId: opaqueIdSchema,
  amountMinor: z.number(),
  currency: textSchema(20),
  quoteId: opaqueIdSchema.optional(),
  purchaseId: opaqueIdSchema.optional(),
});
const refundSchema = z.strictObject({ purchaseId: opaqueIdSchema, amountMinor: z.number().optional() });

const PLAY_LIMIT_BYTES = 32 * 1024 * 1024;
const limitSchema = z.coerce.number().int().min(1).max(1_000).default(50);

export interface Controlled {
  readonly platform: Platform;
  readonly outbox: Outbox;
  readonly misbehaviour: Misbehaviour;
  readonly player: Player;
  readonly simulation: Simulation;
}

const defined = <T extends object>(fields: T) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };

/** What whoever runs the sandbox may ask of it. */
export function controlRoutes({ platform, outbox, misbehaviour, player, simulation }: Controlled): Routes {
  const behave = (settings: typeof WELL_BEHAVED) => {
    misbehaviour.set(settings);
    return { status: 200, body: settings };
  };
  return {
    'GET /control/misbehave': () => ({ status: 200, body: misbehaviour.settings }),
    'POST /control/misbehave': async (request) => behave(misbehaviourSchema.parse(await request.json())),
    'POST /control/reset': () => behave(WELL_BEHAVED),

    'POST /control/play': async (request) => ({
      status: 202,
      body: player.start(playSchema.parse(await request.json(PLAY_LIMIT_BYTES))),
    }),
    'GET /control/play': (request) => {
      const progress = player.find(request.query.get('play') ?? '');
      if (!progress) throw new HttpProblem(404, 'play/unknown', 'there is no such play; name it with ?play=');
      return { status: 200, body: progress };
    },

    'GET /control/stats': () => ({
      status: 200,
      body: {
        fans: simulation.fans,
        conversations: platform.conversations.size,
        webhooks: outbox.stats,
        sales: platform.sales,
      },
    }),
    'GET /control/conversations': (request) => ({
      status: 200,
      body: { conversations: platform.conversations.list(limitSchema.parse(request.query.get('limit') ?? undefined)) },
    }),
    'POST /control/simulation': async (request) => {
      const { running } = z.strictObject({ running: z.boolean() }).parse(await request.json());
      if (running) simulation.start();
      else simulation.stop();
      return { status: 200, body: { running } };
    },

    'POST /control/message': async (request) => {
      const { creator, fan, fanName, text, ...more } = messageSchema.parse(await request.json());
      const accepted = await platform.say({ creator, fan, fanName }, text, defined(more));
      return { status: 200, body: { accepted } };
    },
    'POST /control/purchase': async (request) => {
      const { creator, fan, fanName, ...paid } = purchaseSchema.parse(await request.json());
      const { purchaseId, told } = platform.purchase({ creator, fan, fanName }, paid);
      return { status: 200, body: { purchaseId, accepted: await told } };
    },
    'POST /control/refund': async (request) => {
      const { purchaseId, amountMinor } = refundSchema.parse(await request.json());
      const refund = platform.refund(purchaseId, amountMinor);
      if (!refund) throw new HttpProblem(404, 'purchase/unknown', 'nothing was sold here under this id');
      return { status: 200, body: { refundId: refund.refundId, accepted: await refund.told } };
    },
  };
}
