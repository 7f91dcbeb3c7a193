/** What controls a terminal or turns a line round: C0 and C1 controls, DEL, bidi controls, line separators. */
const CONTROLS = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;

const escaped = (control: string) => `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** A text for one line of a terminal, whoever wrote it: controls are written as `\u001b`, half a surrogate pair as U+FFFD. */
export const visible = (text: string): string => text.toWellFormed().replace(CONTROLS, escaped);

/** The same for text of several lines; JSON still says exactly what it said. */
export const visibleLines = (text: string): string => text.split('\n').map(visible).join('\n');
