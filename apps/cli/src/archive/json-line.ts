/** What a line holds, or why it is not a record. */
export type ReadRecord = { readonly record: Readonly<Record<string, unknown>> } | { readonly error: string };

/** How deep a record may nest: what walks it afterwards recurses. */
const DEPTH_MAX = 64;

/** Reads a JSON object. Refuses what `JSON.parse` lets pass: a key that stands twice, and numbers that become Infinity. */
export function parseJsonLine(text: string): ReadRecord {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return { error: 'not a JSON object' };
    const flaw = flawOf(text);
    return flaw === undefined ? { record: value as Record<string, unknown> } : { error: flaw };
  } catch (error) {
    return { error: `not JSON: ${(error as Error).message}` };
  }
}

/** In JSON that is well formed: strings (with the colon that makes a key of one), brackets and numbers. */
const TOKENS = /"[^"\\]*(?:\\.[^"\\]*)*"(\s*:)?|[[\]{}]|-?\d[\d.eE+-]*/g;

function flawOf(json: string): string | undefined {
  const open: Set<string>[] = [];
  for (const [token, colon] of json.matchAll(TOKENS)) {
    if (token === '{' || token === '[') {
      if (open.push(new Set()) > DEPTH_MAX) return `nests deeper than ${DEPTH_MAX}`;
    } else if (token === '}' || token === ']') open.pop();
    else if (colon !== undefined) {
      const key = JSON.parse(token.slice(0, -colon.length)) as string;
      if (open.at(-1)!.has(key)) return `the key ${JSON.stringify(key)} stands twice`;
      open.at(-1)!.add(key);
    } else if (!token.startsWith('"') && !Number.isFinite(Number(token)))
      return `the number ${token.slice(0, 20)} is too large`;
  }
  return undefined;
}
