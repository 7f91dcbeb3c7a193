import type { Item } from '@reprise/contracts';
import { searchableWords } from '@reprise/domain-catalog';

/** The words of a record by field: title, labels, description, transcript. */
export const searchableFields = ({ title, tags, kind, description, transcript }: Item) =>
  [
    searchableWords(title),
    searchableWords([...tags, kind?.replaceAll('_', ' ') ?? ''].join(' ')),
    searchableWords(description),
    searchableWords(transcript ?? ''),
  ] as const;
