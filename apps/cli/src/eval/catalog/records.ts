import { UsageError } from '../../errors.js';

export type Fields = Readonly<Record<string, unknown>>;

export interface Choice {
  /** Fields of an item to index; null for every text field but id and price. */
  readonly index: readonly string[] | null;
  /** Field of a query record that is the query; null for `query`, or its title or name. */
  readonly queryField: string | null;
}

const TITLE = ['title', 'name'];
const DESCRIPTION = ['description', 'body', 'text'];
const LABEL_MAX = 100;
const TITLE_MAX = 500;
const DESCRIPTION_MAX = 20_000;

/** An item of a data set as a line of a catalog archive: its title, its long texts, and every short one as a label. */
export function archiveLine(item: Fields, { index, queryField }: Choice): Fields {
  const texts = Object.entries(item).filter(
    ([field, value]) =>
      typeof value === 'string' &&
      value.trim() !== '' &&
      field !== queryField &&
      (index === null ? field !== 'id' && field !== 'price' : index.includes(field)),
  ) as [string, string][];
  const title = texts.find(([field]) => TITLE.includes(field))?.[1] ?? '';
  const rest = texts.filter(([field]) => !TITLE.includes(field));
  const isLong = ([field, text]: [string, string]) => DESCRIPTION.includes(field) || text.length > LABEL_MAX;
  return {
    id: String(item['id']),
    title: title.slice(0, TITLE_MAX) || '-',
    description: [title.slice(TITLE_MAX), ...rest.filter(isLong).map(([, text]) => text)]
      .join(' ')
      .trim()
      .slice(0, DESCRIPTION_MAX),
    tags: rest.filter((field) => !isLong(field)).map(([, text]) => text),
    priceMinor: 1,
    currency: 'USD',
  };
}

/** Id and text of a query. */
export function queryOf(record: Fields, { queryField }: Choice): { qid: string; text: string } {
  const qid = record['qid'] ?? record['id'];
  const asked = record[queryField ?? 'query'];
  const text = typeof asked === 'object' && asked !== null ? nameOf(asked as Fields) : asked;
  if (qid === undefined || typeof text !== 'string')
    throw new UsageError(
      `a query has no qid or no text in "${queryField ?? 'query'}": ${JSON.stringify(record).slice(0, 80)}`,
    );
  return { qid: String(qid), text };
}

const nameOf = (fields: Fields): unknown =>
  TITLE.map((field) => fields[field]).find((value) => typeof value === 'string');
