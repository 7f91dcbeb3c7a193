import { CRISIS, fold, INJECTION, PROMPT_EXTRACTION, strongest, type Rule } from '@reprise/domain-ingest';
import { crisisCourse } from './crisis-lessons.js';
import { exceededBy, heldOutMargins, learn } from './cross-validate.js';
import { readChat, readJsonLines, type Row } from './data.js';
import { sentenceCourse, takeoverCourse, type Course } from './injection-lessons.js';
import type { Recipe } from './logistic.js';
import { bySource } from './report.js';
import { writeWeights } from './weights-file.js';

const WEIGHTS = new URL('../../../libs/domain/ingest/src/screens/model/weights/', import.meta.url).pathname;
const RECIPE: Omit<Recipe, 'buckets'> = { epochs: 12, rate: 0.3, decay: 3e-4, seed: 5 };
/** Sources of ordinary chat: read to choose the threshold, not to fit. */
const CHAT_SOURCES = new Set(['craigslist_buyer', 'irc_ubuntu', 'sgd_user', 'locomo_turn']);

const folder = process.env['REPRISE_EVAL_DATA'];
if (!folder) throw new Error('REPRISE_EVAL_DATA names the folder of the data sets');

const chat = readChat(folder);
const injection = readJsonLines<Row>(folder, 'screen_injection');
const selfHarm = readJsonLines<Row>(folder, 'screen_selfharm');
/** Judged with the self-harm texts, to see what its threshold costs. */
const ordinary = injection.filter(({ source }) => CHAT_SOURCES.has(source)).map((row): Row => ({ ...row, label: 0 }));

interface Training {
  readonly file: string;
  readonly name: string;
  readonly course: Course;
  readonly rows: readonly Row[];
  /** Size of the weight table: the three files together stay under 150 kB. */
  readonly buckets: number;
  /** Share of ordinary chat, held out, that the threshold lets be flagged. */
  readonly falseAlarms: number;
}

/** Writes the weights of all the data; answers what weights fitted without a row say of it. */
async function trained({ file, name, course, rows, buckets, falseAlarms }: Training): Promise<boolean[]> {
  const recipe = { ...RECIPE, buckets };
  const margins = heldOutMargins(course.lessons, course.judged, recipe);
  const ofChat = margins.filter((_, i) => CHAT_SOURCES.has(rows[i]!.source));
  const threshold = exceededBy(ofChat, falseAlarms);
  await writeWeights(`${WEIGHTS}${file}.ts`, name, learn(course.lessons, recipe), threshold);
  return margins.map((margin) => margin > threshold);
}

const report = (
  title: string,
  rows: readonly Row[],
  screens: readonly (readonly Rule[])[],
  models: readonly boolean[][],
) => {
  const ruled = rows.map(({ text }) => screens.some((rules) => (strongest(rules, fold(text))?.score ?? 0) >= 0.5));
  const learned = rows.map((_, i) => models.some((flagged) => flagged[i]));
  for (const [part, flagged] of [
    ['rules', ruled],
    ['classifiers', learned],
    ['both', rows.map((_, i) => ruled[i]! || learned[i]!)],
  ] as const)
    process.stdout.write(`${title}, ${part}: ${bySource(rows, (i) => flagged[i]!)}`);
};

const errand = await trained({
  file: 'errand',
  name: 'ERRAND',
  course: sentenceCourse(injection, chat),
  rows: injection,
  buckets: 1 << 16,
  falseAlarms: 0.002,
});
const takeover = await trained({
  file: 'takeover',
  name: 'TAKEOVER',
  course: takeoverCourse(injection, chat),
  rows: injection,
  buckets: 1 << 14,
  falseAlarms: 0.0004,
});
report('injection', injection, [INJECTION, PROMPT_EXTRACTION], [errand, takeover]);

const judged = [...selfHarm, ...ordinary];
const statement = await trained({
  file: 'crisis-statement',
  name: 'CRISIS_STATEMENT',
  course: crisisCourse(judged, chat),
  rows: judged,
  buckets: 1 << 14,
  falseAlarms: 0.0003,
});
report('self-harm', judged, [CRISIS], [statement]);
