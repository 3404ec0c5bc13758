const steps: [unit: Intl.RelativeTimeFormatUnit, seconds: number][] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });

/** A time as seen from `now`: “5 minutes ago”, “in 2 days”, “just now”. Both are ISO 8601 or Date. */
export function relativeTime(at: string | Date, now: string | Date): string {
  const seconds = (new Date(at).getTime() - new Date(now).getTime()) / 1000;
  for (const [unit, size] of steps) {
    if (Math.abs(seconds) >= size) return relative.format(Math.trunc(seconds / size), unit);
  }
  return 'just now';
}

const exact = new Intl.DateTimeFormat('en', {
  dateStyle: 'medium',
  timeStyle: 'medium',
  timeZone: 'UTC',
});

/** A time in full, in UTC: “Nov 24, 2026, 9:15:02 PM UTC”. */
export function exactTime(at: string | Date): string {
  return `${exact.format(new Date(at))} UTC`;
}

const day = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeZone: 'UTC' });

/** The day of a time, in UTC: “Nov 24, 2026”. */
export function dayOf(at: string | Date): string {
  return day.format(new Date(at));
}
