import { personSpendNotedV1, type DataOf, type EventOf } from '@reprise/contracts';
import type { RowReader, RowRef, RowWriter } from '@reprise/event-sourcing';
import {
  elsewhereRow,
  readElsewhere,
  readReserved,
  RESERVED,
  reservedRow,
  ELSEWHERE,
  type SpendElsewhere,
  type SpendOfDay,
} from '../rows.js';
import { after } from '../time.js';

type Noted = DataOf<typeof personSpendNotedV1>;
type Quotes = readonly Noted['open'][number][];

/** What a linked fan of the same person spent and may buy, read from that fan's own state. */
export type LinkedSpend = Pick<Noted, 'otherFan' | 'link' | 'open'> & {
  readonly days: Readonly<Record<string, SpendOfDay>>;
};

/** The linked fans were looked at, under the locks of all of them: what a cap counts is noted before it is used. */
export interface NotePersonSpend {
  readonly type: 'NotePersonSpend';
  readonly others: readonly LinkedSpend[];
  readonly now: string;
}

export const notedRows = ({ others }: NotePersonSpend): readonly RowRef[] => [
  ...[...new Set(others.flatMap(({ days }) => Object.keys(days)))].map(elsewhereRow),
  ...others.map(({ otherFan }) => reservedRow(otherFan)),
];

/** One event for each fan of whom something is new. Spend only grows; quotes come and go. */
export const notePersonSpend = (
  { others, now }: NotePersonSpend,
  rows: RowReader,
): EventOf<typeof personSpendNotedV1>[] =>
  others.flatMap(({ otherFan, link, days, open }) => {
    const isNew = ([day, spend]: [string, SpendOfDay]) => total(spend) !== total(readElsewhere(rows, day)?.[otherFan]);
    const changed = Object.fromEntries(Object.entries(days).filter(isNew));
    if (Object.keys(changed).length === 0 && sameQuotes(open, readReserved(rows, otherFan) ?? [])) return [];
    return [personSpendNotedV1.make({ otherFan, link, days: changed, open, occurredAt: now })];
  });

export function personSpendNoted({ otherFan, days, open }: Noted, rows: RowWriter): void {
  for (const [day, spend] of Object.entries(days))
    rows.put(ELSEWHERE, day, { ...readElsewhere(rows, day), [otherFan]: spend } satisfies SpendElsewhere);
  if (open.length === 0) rows.delete(RESERVED, otherFan);
  else rows.put(RESERVED, otherFan, open);
}

/** Open quotes of linked fans, as last noted, that have not run out. */
export const reservedElsewhere = (rows: RowReader, currency: string, now: string): number =>
  [...rows.all<Noted['open']>(RESERVED).values()]
    .flat()
    .filter((quote) => quote.currency === currency && after(quote.expiresAt, now))
    .reduce((sum, quote) => sum + quote.amountMinor, 0);

const total = (spend: SpendOfDay = {}): number =>
  Object.values(spend)
    .flatMap((hours) => Object.values(hours))
    .reduce((sum, amountMinor) => sum + amountMinor, 0);

const sameQuotes = (one: Quotes, other: Quotes): boolean =>
  one.length === other.length && one.every(({ quoteId }, i) => quoteId === other[i]!.quoteId);
