/** LISTEN/NOTIFY channels of a log, one pair per schema. */
export const channelsOf = (schema: string) => ({
  /** Payload: a topic that has new records. */
  records: `${schema}.records`,
  /** Payload: a group whose members, or their partitions, change. */
  members: `${schema}.members`,
});
