import { ELSEWHERE } from './bot-question/elsewhere.js';
import { ENGLISH } from './bot-question/english.js';
import { JAPANESE_CHINESE } from './bot-question/unspaced.js';
import { oneOf, type Rule } from './rule.js';

/** "Robots" as a subject: what is drawn, bought or watched, not what answers. */
const ABOUT_A_THING = oneOf(
  /\b(?:draw|drawing|paint|sketch|print|poster|picture|photo|toy|movie|film|fake (?:leather|id|nails|fur|plant)|real (?:quick|fast|deal|life|good|price|estate|leather|gold|silver)|machine (?:wash|washable|learning|embroidery))\b/,
);

const ID = 'asks whether a machine answers';

/** Is a person writing here? Asked sincerely or in jest: ambiguous counts as sincere, and the answer is the truth. */
export const BOT_QUESTION: readonly Rule[] = [
  { id: ID, score: 0.9, reads: 'plain', when: ENGLISH, unless: ABOUT_A_THING },
  ...[...ELSEWHERE, JAPANESE_CHINESE].map((when): Rule => ({ id: ID, score: 0.9, reads: 'plain', when })),
];
