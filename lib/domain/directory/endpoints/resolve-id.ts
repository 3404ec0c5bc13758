import 'server-only';
import { db } from '@/lib/db/client';

/** Merges of merges: more of them in a row are a mistake. */
const mostSteps = 10;

/** The id that an id of the directory leads to now: itself, unless it was given up in a merge. */
export async function resolveDirectoryId(id: string): Promise<string> {
  const client = await db();
  let current = id;
  for (let step = 0; step < mostSteps; step += 1) {
    const redirect = await client.directoryRedirect.findUnique({ where: { oldId: current } });
    if (!redirect) return current;
    current = redirect.newId;
  }
  return current;
}
