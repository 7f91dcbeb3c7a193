/** Characters that a run hands to patterns and to whole-text methods: the same on every machine, where a duration is not. */
export function workOf(run: () => unknown): number {
  const { exec } = RegExp.prototype;
  const texts = Object.fromEntries(WHOLE_TEXT.map((name) => [name, String.prototype[name]]));
  const lists = Object.fromEntries(WHOLE_LIST.map((name) => [name, Array.prototype[name]]));
  let work = 0;
  RegExp.prototype.exec = function counted(text) {
    const from = this.global || this.sticky ? this.lastIndex : 0;
    const found = exec.call(this, text);
    // A sticky pattern looks at one place; any other goes on to the end of the text, or of what it finds.
    const to = found ? found.index + found[0].length : this.sticky ? from : String(text).length;
    work += 1 + Math.max(0, to - from);
    return found;
  };
  for (const name of WHOLE_TEXT) replace(String.prototype, name, texts[name]!, (length) => (work += length));
  for (const name of WHOLE_LIST) replace(Array.prototype, name, lists[name]!, (length) => (work += length));
  try {
    run();
  } finally {
    RegExp.prototype.exec = exec;
    Object.assign(String.prototype, texts);
    Object.assign(Array.prototype, lists);
  }
  return work;
}

/** What looks through a whole text, and through a whole list. */
const WHOLE_TEXT = ['normalize', 'toLowerCase', 'includes', 'indexOf', 'replaceAll', 'split', 'trim'] as const;
const WHOLE_LIST = ['includes', 'indexOf', 'join', 'slice', 'some', 'every'] as const;

type Method = (this: { readonly length: number }, ...args: unknown[]) => unknown;

function replace(prototype: object, name: string, method: unknown, count: (length: number) => void): void {
  Object.assign(prototype, {
    [name](this: { readonly length: number }, ...args: unknown[]) {
      count(this.length);
      return (method as Method).apply(this, args);
    },
  });
}
