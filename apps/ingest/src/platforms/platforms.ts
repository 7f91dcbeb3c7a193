import { documentedContract } from './documented/adapter.js';
import type { PlatformAdapter } from './platform.js';

/** Every platform that can be connected, by name. */
export const PLATFORMS: ReadonlyMap<string, PlatformAdapter> = new Map([
  // The sandbox and any platform that speaks the documented contract over HTTP.
  ['sandbox', documentedContract],
  ['http', documentedContract],
]);
