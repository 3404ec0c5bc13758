import type { AppKeyView } from '@/lib/schemas/app';

/** How long others may keep a copy of the JWK Set: a new key waits that long before it signs. */
export const jwksMaxAgeSeconds = 3600;

/** The times of a key in the JWK Set of an app, which decide everything. */
export interface KeyTimes {
  id: string;
  publishedAt: Date;
  signsFrom: Date;
  withdrawnAt: Date | null;
}

/** Whether a key is in the set at that time. */
export function isInSet(key: Pick<KeyTimes, 'withdrawnAt'>, now: Date): boolean {
  return key.withdrawnAt === null || key.withdrawnAt > now;
}

/** The later key: by when it signs, then by when it was published, then by id, which sorts by time. */
function isLater(a: KeyTimes, b: KeyTimes): boolean {
  const signs = a.signsFrom.getTime() - b.signsFrom.getTime();
  if (signs !== 0) return signs > 0;
  const published = a.publishedAt.getTime() - b.publishedAt.getTime();
  return published === 0 ? a.id > b.id : published > 0;
}

/** The key with which an app signs: of those in the set whose time has come, the latest. Null without any. */
export function signingKeyOf<Key extends KeyTimes>(keys: readonly Key[], now: Date): Key | null {
  let latest: Key | null = null;
  for (const key of keys) {
    if (!isInSet(key, now) || key.signsFrom > now) continue;
    if (latest === null || isLater(key, latest)) latest = key;
  }
  return latest;
}

/**
 * What a key does at that time. `published`: in the set, its time has not come; `retiring`: still in the set for
 * what was signed before, while another one signs.
 *
 * @param keys all keys of the app
 */
export function keyStateOf(
  key: KeyTimes,
  keys: readonly KeyTimes[],
  now: Date,
): AppKeyView['state'] {
  if (!isInSet(key, now)) return 'withdrawn';
  if (key.signsFrom > now) return 'published';
  return signingKeyOf(keys, now)?.id === key.id ? 'signing' : 'retiring';
}

/**
 * From when on a key signs that is published now. Alone in the set it signs at once: nobody can have a copy with
 * another one. Otherwise it waits until every copy without it is too old.
 */
export function signsFromOf(keys: readonly KeyTimes[], now: Date): Date {
  const isAlone = !keys.some((key) => isInSet(key, now));
  return isAlone ? now : new Date(now.getTime() + jwksMaxAgeSeconds * 1000);
}
