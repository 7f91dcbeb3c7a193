import type { ReadMessage } from '../fan/commands.js';

type Fact = ReadMessage['context']['facts'][number];

// "never offer me videos", "stop sending me voice notes", "I don't want any more posters", "nothing with nuts": what is left names the thing.
const NOT_OFFERED =
  /^(?:please )?(?:(?:(?:don't|dont|do not|never) (?:ever )?(?:send|show|offer|suggest|recommend|pitch|sell|push)|(?:stop|quit) (?:sending|showing|offering|suggesting|recommending|pitching|selling|pushing)|i (?:don't|dont|do not) want(?: to (?:see|get|receive|hear about|be (?:offered|sent)))?|no more|nothing with)\b)(?: (?:me|us|to me))?(?: (?:any(?:thing|one)?|more|another|with|about|of|a|an|the))*\s+(?<thing>.+)$/i;

const THINGS_MAX = 20;

/** What a fan said they do not like or do not want to be offered, each as the words that name it; from the facts recalled. */
export const toAvoid = (facts: readonly Fact[]): string[] =>
  facts
    .flatMap(({ heading, predicate, object }) => {
      if (heading === 'preferences' && predicate === 'dislikes') return [object];
      const thing = heading === 'limits' ? NOT_OFFERED.exec(object)?.groups?.thing : undefined;
      return thing === undefined ? [] : [thing];
    })
    .slice(0, THINGS_MAX);
