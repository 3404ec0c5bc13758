import { isObject } from '@/lib/protocol/json-value';
import type { HolderProfile } from '../holder-profile';

/** One member in which two profiles differ. */
export interface ProfileDifference {
  /** Path of the member, for example `methods.dcr.clientIdLifeDays`. */
  path: string;
  before: unknown;
  after: unknown;
}

/** Lists count as a whole; the order in them does not matter, for none of them has one. */
function isSame(before: unknown, after: unknown): boolean {
  if (!Array.isArray(before) || !Array.isArray(after)) return before === after;
  const sorted = (list: unknown[]) => JSON.stringify([...list].map(String).sort());
  return sorted(before) === sorted(after);
}

function walk(path: string, before: unknown, after: unknown): ProfileDifference[] {
  if (isObject(before) && isObject(after)) {
    const members = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return members.flatMap((member) =>
      walk(path === '' ? member : `${path}.${member}`, before[member], after[member]),
    );
  }
  return isSame(before, after) ? [] : [{ path, before, after }];
}

/** Member by member what `after` says otherwise than `before`, in the order of the members. */
export function profileDifferences(
  before: HolderProfile,
  after: HolderProfile,
): ProfileDifference[] {
  return walk('', before, after);
}
