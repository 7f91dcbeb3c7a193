import { setTimeout as delay } from 'node:timers/promises';
import type { Post } from './sample/seed.js';

const ATTEMPTS = 30;
const AGAIN_MS = 1_000;

/** POSTs JSON with a bearer token. A service that is not there yet, or asks to come back, is asked again for half a minute. */
export function postTo(url: string, token: string): Post {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const attempt = async (path: string, body: unknown): Promise<Response | Error> => {
    try {
      return await fetch(url + path, { method: 'POST', headers, body: JSON.stringify(body) });
    } catch (error) {
      return error as Error;
    }
  };
  return async (path, body) => {
    for (let left = ATTEMPTS; ; left--) {
      const answer = await attempt(path, body);
      if (answer instanceof Response && answer.ok) return answer.json();
      const passing = answer instanceof Error || [502, 503, 504].includes(answer.status);
      if (!passing || left === 1)
        throw new Error(`${path}: ${answer instanceof Error ? answer.message : await answer.text()}`);
      await delay(AGAIN_MS);
    }
  };
}
