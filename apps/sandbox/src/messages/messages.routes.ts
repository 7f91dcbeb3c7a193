import { setTimeout as sleep } from 'node:timers/promises';
import { HttpProblem } from '../http/problem.js';
import type { Answer, Routes } from '../http/server.js';
import type { Misbehaviour } from '../misbehaviour/misbehaviour.js';
import { outgoingMessageSchema, type MessageStore, type StoredMessage } from './message-store.js';

const MAX_KEY = 255;

function keyOf(value: string | string[] | undefined | null): string {
  if (typeof value === 'string' && value.length > 0 && value.length <= MAX_KEY) return value;
  throw new HttpProblem(400, 'idempotency-key/missing', `an idempotency key of 1 to ${MAX_KEY} characters is required`);
}

/** The platform's side of the contract: taking messages to fans, and saying what became of one. */
export function messageRoutes(
  store: MessageStore,
  misbehaviour: Misbehaviour,
  onMessage: (message: StoredMessage) => void,
): Routes {
  return {
    'POST /messages': async (request) => {
      const { slowMs, fails, hangsAfterEffectMs } = misbehaviour.fault();
      if (slowMs > 0) await sleep(slowMs);
      if (fails) throw new HttpProblem(503, 'unavailable', 'the sandbox was asked to fail');
      const key = keyOf(request.headers['idempotency-key']);
      const body = outgoingMessageSchema.parse(await request.json());
      const stored = store.store(key, body, new Date().toISOString());
      if (stored.outcome === 'conflict')
        throw new HttpProblem(409, 'idempotency-key/reused', 'this key was used before with another body');
      if (stored.outcome === 'created') onMessage(stored.message);
      if (hangsAfterEffectMs === null) return created(stored.message);
      await sleep(hangsAfterEffectMs);
      return 'drop';
    },
    'GET /messages': async (request) => {
      if (misbehaviour.settings.slowMs > 0) await sleep(misbehaviour.settings.slowMs);
      const message = store.find(keyOf(request.query.get('idempotencyKey')));
      if (!message) throw new HttpProblem(404, 'message/unknown', 'no message was seen with this key');
      return { status: 200, body: message };
    },
  };
}

const created = ({ messageId }: StoredMessage): Answer => ({ status: 201, body: { messageId } });
