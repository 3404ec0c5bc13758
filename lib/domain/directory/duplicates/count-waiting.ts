import 'server-only';
import { db } from '@/lib/db/client';
import { countOpenDuplicates } from './list-duplicates';

/** What of the directory waits for the operator. */
export interface WaitingInDirectory {
  suggestions: number;
  duplicates: number;
}

/** Counts what of the directory waits for the operator: suggestions of members, and possible duplicates. */
export async function countWaiting(): Promise<WaitingInDirectory> {
  const client = await db();
  const [suggestions, duplicates] = await Promise.all([
    client.directorySuggestion.count({ where: { decision: 'open' } }),
    countOpenDuplicates(),
  ]);
  return { suggestions, duplicates };
}
