import type { HolderProfile } from '../holder-profile';
import { profileDifferences } from './profile-differences';

const dayMs = 86_400_000;

/** Something wrong with the source of a profile. */
export interface SourceProblem {
  path: 'source.text' | 'source.date';
  code: 'stale_source' | 'in_the_future';
  detail: string;
}

/**
 * Whether what a profile says now is covered by its source: new knowledge needs a new source, or the day on which it was
 * read again.
 *
 * @param before what it said until now; null for a new one
 * @param now the time; a day more or less is left for the time zones of people
 */
export function sourceProblem(
  before: HolderProfile | null,
  after: HolderProfile,
  now: Date,
): SourceProblem | null {
  const dayOf = (offset: number) =>
    new Date(now.getTime() + offset * dayMs).toISOString().slice(0, 10);
  const { date } = after.source;
  if (date > dayOf(1)) {
    return {
      path: 'source.date',
      code: 'in_the_future',
      detail: `Found ${date}, which is yet to come; expected the day on which it was read.`,
    };
  }
  if (before === null || date >= dayOf(-1)) return null;
  const changed = profileDifferences(before, after).map(({ path }) => path);
  const isSourceNew = changed.some((path) => path.startsWith('source.'));
  const said = changed.filter((path) => !path.startsWith('source.'));
  if (isSourceNew || said.length === 0) return null;
  return {
    path: 'source.text',
    code: 'stale_source',
    detail: `Found new knowledge (${said.join(', ')}) with the old source of ${date}; expected where that was read, and the day of it.`,
  };
}
