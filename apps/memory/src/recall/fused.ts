import { fuseRanks, FUSION, type FoundMessage } from '@reprise/domain-memory';
import { RETRIEVER } from './search-messages.js';

/** How far down each ranking is read before they become one. */
export const FUSED_DEPTH = 50;

/** Words find more of what is asked for than small models do: their vectors move the ranking, they do not make it. Another weight is a new version of FUSION. */
const MEANING_WEIGHT = 0.3;

/** The messages nearest in meaning, nearest first, by the vectors of one embedder. */
export interface NearMessages {
  readonly embedder: string;
  readonly messages: readonly FoundMessage[];
}

/** What words found and what meaning found, as one ranking, and how it came to be. */
export const fused = (found: readonly FoundMessage[], { embedder, messages }: NearMessages) => ({
  messages: fuseRanks(
    [
      { found, weight: 1 },
      { found: messages, weight: MEANING_WEIGHT },
    ],
    ({ messageId }) => messageId,
  ),
  retriever: `${RETRIEVER} ${FUSION}`,
  embedder,
});
