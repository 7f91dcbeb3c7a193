/** xorshift32: the same numbers on every machine, so that a training can be repeated to the byte. */
export function randomOf(seed: number): () => number {
  let state = seed | 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

export function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const out = [...items];
  for (let i = out.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [out[i], out[j]] = [out[j]!, out[i]!];
  }
  return out;
}

export type Slots = Readonly<Record<string, readonly string[]>>;

/** `{slot}` becomes one of the slot's words, which may hold slots again; `[a|b|]` one of the parts. */
export function say(pattern: string, slots: Slots, random: () => number): string {
  const pick = (choices: readonly string[]) => choices[Math.floor(random() * choices.length)]!;
  let text = pattern;
  for (let depth = 0; depth < 4 && /[[{]/.test(text); depth++)
    text = text
      .replace(/\[([^[\]{}]*)\]/g, (_, parts: string) => pick(parts.split('|')))
      .replace(/\{([a-z]+)\}/g, (_, name: string) => {
        const choices = slots[name];
        if (!choices) throw new Error(`no slot ${name}`);
        return pick(choices);
      });
  return text.replace(/\s+/g, ' ').trim();
}

/** `each` texts of every pattern, without repeats. */
export function texts(patterns: readonly string[], slots: Slots, each: number, random: () => number): string[] {
  return [...new Set(patterns.flatMap((pattern) => Array.from({ length: each }, () => say(pattern, slots, random))))];
}
