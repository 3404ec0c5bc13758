import 'server-only';
import { db } from '@/lib/db/client';
import { endpointKey } from '@/lib/directory/normalize/endpoint-key';
import type { KnownEndpoint } from '@/lib/schemas/directory-suggestion';

const namesShown = 5;

/** The key of an address that was accepted as a base URL before. */
function keyOf(url: string): string {
  const key = endpointKey(url);
  return 'key' in key ? key.key : url;
}

/**
 * What the directory has at addresses now, by address: the endpoint with the same key, else one whose address differs
 * in upper and lower case only. Endpoints that no source names any more do not count.
 */
export async function findKnownEndpoints(
  urls: readonly string[],
): Promise<Map<string, KnownEndpoint>> {
  const keys = new Map(urls.map((url) => [url, keyOf(url)]));
  const client = await db();
  const rows = await client.fhirEndpoint.findMany({
    where: {
      urlKeyLower: { in: [...keys.values()].map((key) => key.toLowerCase()) },
      retiredAt: null,
    },
    orderBy: { firstSeenAt: 'asc' },
    select: {
      id: true,
      baseUrl: true,
      urlKey: true,
      urlKeyLower: true,
      links: {
        where: { retiredAt: null },
        distinct: ['organizationId'],
        take: 200,
        select: { organization: { select: { name: true } } },
      },
    },
  });
  const known = new Map<string, KnownEndpoint>();
  for (const [url, key] of keys) {
    const row =
      rows.find(({ urlKey }) => urlKey === key) ??
      rows.find(({ urlKeyLower }) => urlKeyLower === key.toLowerCase());
    if (!row) continue;
    const names = row.links.map(({ organization }) => organization.name).sort();
    known.set(url, {
      id: row.id,
      baseUrl: row.baseUrl,
      organizations: names.slice(0, namesShown),
      organizationCount: names.length,
      isSameButCase: row.urlKey !== key,
    });
  }
  return known;
}
