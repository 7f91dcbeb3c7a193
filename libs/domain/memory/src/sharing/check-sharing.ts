import { contextRecalledV1, fanLinkedV1, fanUnlinkedV1, type DataOf, type StoredEvent } from '@reprise/contracts';

/** A fact that crossed without a link in force. */
export interface Crossing {
  readonly contextEventId: string;
  readonly factId: string;
  readonly reason: 'no such link' | 'link was ended' | 'link of another fan' | 'fact was not declared as shared';
}

/**
 * Replays one fan's records in offset order and names every fact that crossed from another fan without a link event before
 * it: an empty answer proves that none did. `ownFacts` are the ids learned on this fan's own memory stream.
 */
export function checkSharing(events: Iterable<StoredEvent>, ownFacts: ReadonlySet<string>): Crossing[] {
  const links = new Map<string, { readonly otherFan: string; readonly ended: boolean }>();
  const crossings: Crossing[] = [];
  for (const event of events) {
    if (event.type === fanLinkedV1.type)
      links.set(event.id, { otherFan: (event.data as DataOf<typeof fanLinkedV1>).otherFan, ended: false });
    else if (event.type === fanUnlinkedV1.type) {
      const { otherFan } = event.data as DataOf<typeof fanUnlinkedV1>;
      for (const [id, link] of links) if (link.otherFan === otherFan) links.set(id, { otherFan, ended: true });
    } else if (event.type === contextRecalledV1.type) crossings.push(...crossingsOf(event, links, ownFacts));
  }
  return crossings;
}

function crossingsOf(
  { id, data }: StoredEvent,
  links: ReadonlyMap<string, { readonly otherFan: string; readonly ended: boolean }>,
  ownFacts: ReadonlySet<string>,
): Crossing[] {
  const { shared = [], factIds } = data as DataOf<typeof contextRecalledV1>;
  const declared = new Set(shared.map(({ factId }) => factId));
  const hidden = factIds.filter((factId) => !ownFacts.has(factId) && !declared.has(factId));
  return [
    ...hidden.map((factId): Crossing => ({ contextEventId: id, factId, reason: 'fact was not declared as shared' })),
    ...shared.flatMap(({ factId, fromFan, linkEventId }): Crossing[] => {
      const link = links.get(linkEventId);
      const reason = !link
        ? 'no such link'
        : link.otherFan !== fromFan
          ? 'link of another fan'
          : link.ended
            ? 'link was ended'
            : null;
      return reason === null ? [] : [{ contextEventId: id, factId, reason }];
    }),
  ];
}
