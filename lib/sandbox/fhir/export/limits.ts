import 'server-only';

/** How long an export and its files are kept after the kick-off. */
export const keptMinutes = 60;

/** Exports of one client that may be under way at once. */
export const maxUnderWay = 3;

/** When a client should ask again, in seconds, and what distance is refused as too fast, in milliseconds. */
export const retryAfterSeconds = 1;
export const minPollMs = 400;

/**
 * The rest after each file. The data set would be written at once; clients should meet an export that is under way, as
 * at a holder with more people.
 */
export const restMs = 250;
