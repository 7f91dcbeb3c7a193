import { HttpException, HttpStatus } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import express, { type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import { assertNotDeep } from './json-depth.js';
import { RAW_BODY_LIMIT_BYTES } from './raw-body.js';

/** Room for any command of an operator. */
const JSON_LIMIT_BYTES = 256 * 1024;
/** Room for one chunk of an import (2 million characters, of up to 3 bytes); what is larger is sent in several. */
const LARGE_JSON_LIMIT_BYTES = 8 * 1024 * 1024;
/** Small JSON compresses tenfold to fiftyfold; what grows more was made to. */
const INFLATION_MAX = 100;
/** So much a small body may always grow to. */
const INFLATED_FREELY_BYTES = 64 * 1024;

/** Paths whose bodies are not small JSON. Express patterns. */
export interface BodyPaths {
  readonly rawBodies?: readonly string[];
  readonly largeBodies?: readonly string[];
}

/**
 * Bytes for the paths that verify signatures, JSON for all others. Each refuses what is too large with 413, inflated or not.
 * Archives repeat themselves, and come in streams: how far a large body may grow is bounded by its limit alone. Whoever has no
 * token waits outside: `isKnown` is asked before a byte of JSON is read, let alone inflated.
 */
export function useBodies(
  app: NestExpressApplication,
  { rawBodies = [], largeBodies = [] }: BodyPaths,
  isKnown: (request: Request) => boolean,
): void {
  for (const path of rawBodies) app.use(path, asSent, express.raw({ type: () => true, limit: RAW_BODY_LIMIT_BYTES }));
  app.use((request: Request, _response: Response, next: NextFunction) => {
    if (wasRead(request) || !hasBody(request) || isKnown(request)) return next();
    next(new HttpException('A valid bearer token is required.', HttpStatus.UNAUTHORIZED));
  });
  for (const path of largeBodies)
    app.use(
      path,
      json(() => LARGE_JSON_LIMIT_BYTES),
    );
  app.use(json((request) => (isCompressed(request) ? inflatedLimit(request, JSON_LIMIT_BYTES) : JSON_LIMIT_BYTES)));
}

/** A signature is over the bytes of the wire: a body that says it is compressed is taken as it is. */
const asSent: RequestHandler = (request, _response, next) => {
  delete request.headers['content-encoding'];
  next();
};

const json =
  (limitOf: (request: Request) => number | undefined): RequestHandler =>
  (request, response, next) => {
    if (wasRead(request) || !hasBody(request)) return next();
    const limit = limitOf(request);
    if (limit === undefined)
      return next(new HttpException('A compressed body must say its length.', HttpStatus.LENGTH_REQUIRED));
    express.json({ limit, strict: false, verify: (_request, _response, body) => assertNotDeep(body) })(
      request,
      response,
      next,
    );
  };

/** Bytes that a small body may become that is compressed; undefined when nobody can tell. */
function inflatedLimit({ headers }: Request, most: number): number | undefined {
  const length = Number(headers['content-length'] ?? NaN);
  if (!Number.isSafeInteger(length)) return undefined;
  return Math.min(most, Math.max(INFLATED_FREELY_BYTES, length * INFLATION_MAX));
}

const isCompressed = ({ headers }: Request) => (headers['content-encoding'] ?? 'identity').toLowerCase() !== 'identity';
const hasBody = ({ headers }: Request) =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
/** What an earlier parser has read, it leaves as a body. */
const wasRead = (request: Request) => request.body !== undefined;
