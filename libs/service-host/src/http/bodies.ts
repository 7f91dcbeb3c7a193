import type { NestExpressApplication } from '@nestjs/platform-express';
import express from 'express';
import { RAW_BODY_LIMIT_BYTES } from './raw-body.js';

/** Room for one chunk of an import (2 million characters, of up to 3 bytes); what is larger is sent in several. */
const JSON_LIMIT_BYTES = 8 * 1024 * 1024;

/** Bytes for the paths that verify signatures, JSON for all others. Each refuses what is too large with 413. */
export function useBodies(app: NestExpressApplication, rawPaths: readonly string[]): void {
  for (const path of rawPaths) app.use(path, express.raw({ type: () => true, limit: RAW_BODY_LIMIT_BYTES }));
  app.use(express.json({ limit: JSON_LIMIT_BYTES, strict: false }));
}
