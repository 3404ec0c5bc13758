import { counted } from '@/lib/format/quantities';
import type { RadarItem } from '@/lib/schemas/radar';

/** How long something has, in a few words. */
export function radarTime({ state, daysLeft }: Pick<RadarItem, 'state' | 'daysLeft'>): string {
  if (state === 'unknown' || daysLeft === null) return 'not known';
  if (state === 'over') {
    return daysLeft === 0 ? 'over since today' : `over for ${counted(-daysLeft, 'day')}`;
  }
  return daysLeft === 0 ? 'less than a day' : `${counted(daysLeft, 'day')} left`;
}

/** The sentence above a radar: how much of it wants somebody. */
export function radarSummary(items: readonly Pick<RadarItem, 'state'>[]): string {
  const count = (...states: RadarItem['state'][]) =>
    items.filter(({ state }) => states.includes(state)).length;
  const near = count('urgent', 'soon');
  const over = count('over');
  const parts = [
    ...(over > 0 ? [`${counted(over, 'thing is', 'things are')} over.`] : []),
    near > 0
      ? `${counted(near, 'thing ends', 'things end')} in the next 30 days.`
      : 'Nothing ends in the next 30 days.',
  ];
  return parts.join(' ');
}
