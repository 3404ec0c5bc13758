import 'server-only';

/** A day, `YYYY-MM-DD`, as the database keeps it. */
export function dateOf(day: string): Date {
  return new Date(`${day}T00:00:00.000Z`);
}

/** The day of a time in UTC, `YYYY-MM-DD`. */
export function dayText(at: Date | null): string | null {
  return at && at.toISOString().slice(0, 10);
}
