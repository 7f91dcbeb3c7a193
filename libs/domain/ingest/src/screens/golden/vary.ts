/** Fills `{slot}`s of a template from lists, a different choice for every `turn`; the same turn gives the same line. */
export const fill = (template: string, slots: Readonly<Record<string, readonly string[]>>, turn: number): string => {
  let used = 0;
  return template.replace(/\{(\w+)\}/g, (_slot, name: string) => {
    const values = slots[name];
    if (!values) throw new Error(`no values for ${name}`);
    used++;
    return values[(turn * used + used) % values.length]!;
  });
};

/** `count` different lines: every template in turn, with other values each time round. */
export function lines(
  templates: readonly string[],
  slots: Readonly<Record<string, readonly string[]>>,
  count: number,
): string[] {
  const made = new Set<string>();
  for (let turn = 0; made.size < count && turn < count; turn++)
    for (const template of templates) if (made.size < count) made.add(fill(template, slots, turn));
  return [...made];
}
