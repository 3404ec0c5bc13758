import type { SourceKind, SourceView } from '@/lib/schemas/directory-source';

const numbers = new Intl.NumberFormat('en');

/** A number with its thousands apart: “17,136”. */
export function grouped(count: number): string {
  return numbers.format(count);
}

/** A large count with its noun: “1 endpoint”, “17,136 endpoints”. */
export function countedMany(count: number, noun: string): string {
  return `${grouped(count)} ${count === 1 ? noun : `${noun}s`}`;
}

/** Who speaks in a list, in the words that people read. */
export const kindWords: Readonly<Record<SourceKind, { word: string; meaning: string }>> = {
  vendor: { word: 'Vendor', meaning: 'A vendor speaks of its customers.' },
  payer: { word: 'Payer', meaning: 'A payer speaks of its own servers.' },
  government: { word: 'Government', meaning: 'An authority publishes it.' },
  aggregator: { word: 'Gathered', meaning: 'Somebody collects the lists of others.' },
  'self-reported': { word: 'Self-reported', meaning: 'Entered by those it names, seldom checked.' },
  holder: { word: 'Data holder', meaning: 'A data holder speaks of its own servers.' },
  operator: { word: 'Ours', meaning: 'Kept by you, who operate this portal.' },
};

/** How often a list may be fetched, as it is chosen from. Hours; null is by hand. */
export const schedules: readonly { everyHours: number | null; word: string }[] = [
  { everyHours: null, word: 'Only by hand' },
  { everyHours: 6, word: 'Every 6 hours' },
  { everyHours: 24, word: 'Every day' },
  { everyHours: 168, word: 'Every week' },
  { everyHours: 720, word: 'Every 30 days' },
];

/**
 * How often a source is fetched.
 *
 * @param everyHours null: only by hand
 */
export function scheduleWord(everyHours: number | null): string {
  const known = schedules.find((one) => one.everyHours === everyHours);
  if (known) return known.word;
  const isDays = Number(everyHours) % 24 === 0;
  return isDays ? `Every ${Number(everyHours) / 24} days` : `Every ${everyHours} hours`;
}

/** What a source says now: “17,136 endpoints, 12 organizations”. */
export function saysNow({
  endpoints,
  organizations,
}: Pick<SourceView, 'endpoints' | 'organizations'>): string {
  if (endpoints + organizations === 0) return 'Nothing yet';
  return `${countedMany(endpoints, 'endpoint')}, ${countedMany(organizations, 'organization')}`;
}

/** Whether the portal is about to fetch a source by itself. `now` is ISO 8601. */
export function isDue(
  { isEnabled, url, nextFetchAt }: Pick<SourceView, 'isEnabled' | 'url' | 'nextFetchAt'>,
  now: string,
): boolean {
  return isEnabled && url !== null && nextFetchAt !== null && nextFetchAt <= now;
}

/** Whether a source can be removed: what has spoken is switched off instead, so that it can be asked who said so. */
export function isRemovable({
  isWellKnown,
  endpoints,
  organizations,
}: Pick<SourceView, 'isWellKnown' | 'endpoints' | 'organizations'>): boolean {
  return !isWellKnown && endpoints + organizations === 0;
}
