import type { Figure } from './tasks.js';

const BEGIN = '<!-- figures: written by `npm run eval:all` -->';
const END = '<!-- /figures -->';

export const reaches = ({ value, bar }: Figure): boolean =>
  'atLeast' in bar ? value >= bar.atLeast : value <= bar.atMost;

const shown = (value: number) => (Number.isInteger(value) ? String(value) : value.toFixed(3));
const barOf = ({ bar }: Figure) => ('atLeast' in bar ? `≥ ${shown(bar.atLeast)}` : `≤ ${shown(bar.atMost)}`);

export interface TaskResult {
  readonly name: string;
  readonly figures: readonly Figure[];
}

/** Puts the figures between their marks on the page and leaves what people wrote around them as it is. */
export function withFigures(page: string, results: readonly TaskResult[], at: string): string {
  const rows = results.flatMap(({ name, figures }) =>
    figures.map(
      (figure) =>
        `| ${name} | ${figure.name} | ${shown(figure.value)} | ${barOf(figure)} | ${reaches(figure) ? 'yes' : '**no**'} |`,
    ),
  );
  const table = ['| evaluation | figure | measured | bar | reached |', '| --- | --- | --- | --- | --- |', ...rows].join(
    '\n',
  );
  const block = `${BEGIN}\n\nMeasured ${at}.\n\n${table}\n\n${END}`;
  const [begin, end] = [page.indexOf(BEGIN), page.indexOf(END)];
  return begin < 0 || end < begin
    ? `${page.trimEnd()}\n\n${block}\n`
    : page.slice(0, begin) + block + page.slice(end + END.length);
}
