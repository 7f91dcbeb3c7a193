/** What every server gets, wherever it runs. */
export const SERVER_SETTINGS = ['max_connections=300', 'max_locks_per_transaction=256', 'timezone=UTC'];

/** Gives up durability for speed. For tests only. */
export const RELAXED = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];
