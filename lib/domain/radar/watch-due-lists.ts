import 'server-only';
import { db } from '@/lib/db/client';
import { log } from '@/lib/log';
import { classify } from './classify';
import { watchLists } from './watch-lists';

const everyMs = 6 * 3_600_000;
/** A list near its end is looked at again so often: the next one may be there. */
const nearEndEveryMs = 20 * 60_000;

interface Seen {
  checkedAt: Date;
  thisUpdate: Date | null;
  nextUpdate: Date | null;
}

/** Whether it is time to look at a list again. */
export function isDue({ checkedAt, thisUpdate, nextUpdate }: Seen, now: Date): boolean {
  const ageMs = now.getTime() - checkedAt.getTime();
  if (ageMs >= everyMs) return true;
  if (!thisUpdate || !nextUpdate) return false;
  const { state } = classify(nextUpdate, now, nextUpdate.getTime() - thisUpdate.getTime());
  return state !== 'later' && ageMs >= nearEndEveryMs;
}

/**
 * The workspaces whose lists should be looked at: after six hours, sooner near the end of a list, when a
 * certificate came since, and when none was ever seen.
 */
async function dueWorkspaces(now: Date): Promise<string[]> {
  const client = await db();
  const workspaces = await client.workspace.findMany({
    where: { OR: [{ certificates: { some: {} } }, { communities: { some: {} } }] },
    select: {
      id: true,
      watchedLists: { select: { checkedAt: true, thisUpdate: true, nextUpdate: true } },
      certificates: { select: { createdAt: true }, orderBy: { createdAt: 'desc' }, take: 1 },
    },
  });
  return workspaces
    .filter(({ watchedLists, certificates }) => {
      const newest = certificates[0]?.createdAt ?? new Date(0);
      return (
        watchedLists.length === 0 ||
        watchedLists.some((list) => isDue(list, now) || list.checkedAt < newest)
      );
    })
    .map(({ id }) => id);
}

/** Looks at the lists of every workspace for which it is time. One that fails is logged and passed over. */
export async function watchDueLists(now: Date, signal: AbortSignal): Promise<void> {
  for (const workspaceId of await dueWorkspaces(now)) {
    if (signal.aborted) return;
    try {
      await watchLists(workspaceId, signal);
    } catch (error) {
      if (!signal.aborted) {
        log.error({ err: error, workspaceId }, 'looking at revocation lists failed');
      }
    }
  }
}
