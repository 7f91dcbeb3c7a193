/** Something a line of an archive says that can be said once: an item, the document of a person. */
export interface Said {
  /** The same for lines that are of the same. */
  readonly key: string;
  /** What it is called in a reason. */
  readonly name: string;
  /** The same for lines that say the same. */
  readonly content: string;
}

/** What an archive said first. A later line that says something else is refused: both would change what is stored to and fro at every import. */
export class FirstLines {
  private readonly first = new Map<string, { readonly line: number; readonly content: string }>();

  /** Why the line is refused; undefined when it is not, and then what it says stands. */
  refuse(line: number, said: readonly Said[]): string | undefined {
    const own = new Map<string, { readonly line: number; readonly content: string }>();
    for (const { key, name, content } of said) {
      const known = this.first.get(key) ?? own.get(key);
      if (known && known.content !== content)
        return `${name} stands on line ${known.line} with other content; the first stands`;
      own.set(key, known ?? { line, content });
    }
    for (const [key, told] of own) this.first.set(key, told);
    return undefined;
  }
}
