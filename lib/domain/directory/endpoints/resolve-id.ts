import 'server-only';
import { db } from '@/lib/db/client';
import { currentIds } from '../duplicates/current-ids';

/** The id that an id of the directory leads to now: itself, unless it was given up in a merge. */
export async function resolveDirectoryId(id: string): Promise<string> {
  return (await currentIds(await db(), [id])).get(id) ?? id;
}
