import { exactTime, relativeTime } from '@/lib/format/dates';

/** A time as seen from `now` (ISO 8601, given by the server so that both sides render the same). */
export function Time({ at, now }: Readonly<{ at: string; now: string }>) {
  return (
    <time dateTime={at} title={exactTime(at)}>
      {relativeTime(at, now)}
    </time>
  );
}
