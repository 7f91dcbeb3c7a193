/** Whether one RFC 3339 time is after another. Texts do not compare: fractions of a second are optional. */
export const isLater = (a: string, b: string): boolean => Date.parse(a) > Date.parse(b);
