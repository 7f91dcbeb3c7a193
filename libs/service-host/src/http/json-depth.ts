import { BadRequestException } from '@nestjs/common';

/** How deep a body may nest. Each schema says what it takes; this only keeps whatever walks a body from recursing for ever. */
export const JSON_DEPTH_MAX = 1_000;

const [QUOTE, BACKSLASH, OPENS, CLOSES, OPENS_OBJECT, CLOSES_OBJECT] = Buffer.from('"\\[]{}') as unknown as [
  number,
  number,
  number,
  number,
  number,
  number,
];

/** Refuses JSON (its bytes, UTF-8) that nests too deep, before anything is made of it. */
export function assertNotDeep(body: Uint8Array): void {
  let depth = 0;
  let inText = false;
  for (let at = 0; at < body.length; at++) {
    const byte = body[at];
    if (inText) {
      if (byte === BACKSLASH) at++;
      else if (byte === QUOTE) inText = false;
    } else if (byte === QUOTE) inText = true;
    else if (byte === OPENS || byte === OPENS_OBJECT) {
      if (++depth > JSON_DEPTH_MAX) throw new BadRequestException(`The body nests deeper than ${JSON_DEPTH_MAX}.`);
    } else if (byte === CLOSES || byte === CLOSES_OBJECT) depth--;
  }
}
