import 'server-only';
import { db } from '@/lib/db/client';
import type { DirectoryEndpoint } from '@/lib/schemas/directory-endpoint';

/**
 * How a host answered the last time that anything was asked there: its canary, or a probe of any of its endpoints. Null
 * when nothing ever was.
 */
export async function readHostState(host: string): Promise<DirectoryEndpoint['hostState']> {
  const client = await db();
  const row = await client.probeHost.findUnique({ where: { host } });
  if (!row) return null;
  const last =
    row.canaryAt &&
    (await client.endpointProbe.findFirst({
      where: { checkedAt: row.canaryAt, kind: 'metadata', endpoint: { host } },
      select: { httpStatus: true, detail: true },
    }));
  const isBusy = last?.httpStatus === 429 || last?.httpStatus === 503;
  return {
    state: row.failures === 0 ? 'fine' : isBusy ? 'busy' : 'down',
    at: row.canaryAt?.toISOString() ?? null,
    detail: last?.detail ?? null,
    failures: row.failures,
    until: row.backOffUntil?.toISOString() ?? null,
    isOptedOut: row.isOptedOut,
  };
}
