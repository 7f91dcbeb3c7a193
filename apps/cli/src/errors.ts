/** The command line was used wrongly, or names something that is not there. Exit code 2. */
export class UsageError extends Error {}

/** The command did its work, and what it checked does not hold. Exit code 1. */
export class CheckFailed extends Error {}
