import 'server-only';
import { db } from '@/lib/db/client';
import { openTransport } from '@/lib/net/open-transport';
import { crlUrls } from '@/lib/protocol/x509/describe';
import { fetchList } from './fetch-list';
import { knownAuthorities, liveChains } from './live-chains';

/** No more lists than this for one workspace. */
const maxLists = 20;
const atOnce = 4;
const maxUrlLength = 1000;
/** For one list, redirects included. */
const totalMs = 10_000;

// One per process, whichever bundle asks: whoever asks meanwhile waits for what is under way.
const store = globalThis as typeof globalThis & { onrampWatches?: Map<string, Promise<void>> };

async function listsOf(workspaceId: string): Promise<string[]> {
  const chains = await liveChains(workspaceId);
  const authorities = await knownAuthorities(workspaceId);
  const certificates = [
    ...chains.flatMap(({ chain }) => chain),
    ...authorities.map(({ certificate }) => certificate),
  ];
  const urls = new Set(certificates.flatMap(crlUrls).filter((url) => URL.canParse(url)));
  return [...urls].filter((url) => url.length <= maxUrlLength).slice(0, maxLists);
}

async function watch(workspaceId: string, signal: AbortSignal): Promise<void> {
  const urls = await listsOf(workspaceId);
  const client = await db();
  await client.watchedList.deleteMany({ where: { workspaceId, url: { notIn: urls } } });
  const transport = openTransport({ signal, limits: { totalMs } });
  const waiting = [...urls];
  async function work(): Promise<void> {
    for (let url = waiting.shift(); url !== undefined; url = waiting.shift()) {
      const seen = await fetchList(url, transport);
      if (signal.aborted) return;
      const columns = { ...seen, checkedAt: new Date() };
      // What was seen before stays when the list cannot be had now.
      await client.watchedList.upsert({
        where: { workspaceId_url: { workspaceId, url } },
        create: { workspaceId, url, ...columns },
        update: columns,
      });
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work));
}

/**
 * Looks at the revocation lists that the certificates of a workspace, their chains and its communities name,
 * and keeps when the next ones are due. What cannot be had is kept with the reason.
 *
 * @param signal stops what is under way; lists that were not reached keep what was seen before
 */
export async function watchLists(
  workspaceId: string,
  signal: AbortSignal = new AbortController().signal,
): Promise<void> {
  const underWay = (store.onrampWatches ??= new Map());
  const watching = underWay.get(workspaceId) ?? watch(workspaceId, signal);
  underWay.set(workspaceId, watching);
  try {
    await watching;
  } finally {
    underWay.delete(workspaceId);
  }
}
