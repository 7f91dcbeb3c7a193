export interface TopicPartition {
  readonly topic: string;
  readonly partition: number;
}

export const placeOf = ({ topic, partition }: TopicPartition): string => `${topic}/${partition}`;

export interface Member {
  readonly member: string;
  readonly topics: readonly string[];
}

/**
 * How many partitions of a topic each member should hold: the same for all, the remainder to the first in the order of
 * their names. Every member computes this for itself from the same list, so nobody leads. Members that do not
 * subscribe to the topic hold none.
 */
export function fairShare(self: string, topic: string, partitions: number, members: readonly Member[]): number {
  const subscribers = members
    .filter(({ topics }) => topics.includes(topic))
    .map(({ member }) => member)
    .sort();
  const rank = subscribers.indexOf(self);
  if (rank < 0) return 0;
  return Math.floor(partitions / subscribers.length) + (rank < partitions % subscribers.length ? 1 : 0);
}

export interface Plan {
  /** Held beyond the share: to be drained and given up. */
  readonly surplus: readonly TopicPartition[];
  /** How many more to claim, by topic, and which to try, in the order to try them. */
  readonly wanted: readonly { topic: string; count: number; candidates: readonly number[] }[];
}

/** What a member should give up and claim. It keeps what it has as far as its share allows, so little moves. */
export function planFor(
  self: string,
  held: readonly TopicPartition[],
  partitions: ReadonlyMap<string, number>,
  members: readonly Member[],
): Plan {
  const surplus: TopicPartition[] = [];
  const wanted: { topic: string; count: number; candidates: number[] }[] = [];
  for (const [topic, count] of partitions) {
    const mine = held.filter((place) => place.topic === topic);
    const share = fairShare(self, topic, count, members);
    surplus.push(...mine.slice(share));
    if (mine.length >= share) continue;
    const holding = new Set(mine.map(({ partition }) => partition));
    const others = Array.from({ length: count }, (_, i) => i).filter((partition) => !holding.has(partition));
    wanted.push({ topic, count: share - mine.length, candidates: others });
  }
  return { surplus, wanted };
}
