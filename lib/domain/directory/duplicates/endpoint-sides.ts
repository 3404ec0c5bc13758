import 'server-only';
import { db } from '@/lib/db/client';
import type { EndpointSide } from '@/lib/schemas/directory-duplicate';
import { organizationsBehind } from '../endpoints/organizations-behind';

const most = 6;

/**
 * Endpoints as a pair shows them, by id, and hashes of what their CapabilityStatements say.
 *
 * @param current where ids lead that were given up
 */
export async function endpointSides(
  ids: readonly string[],
  current: ReadonlyMap<string, string>,
): Promise<{ sides: Map<string, EndpointSide>; documents: Map<string, string> }> {
  if (ids.length === 0) return { sides: new Map(), documents: new Map() };
  const client = await db();
  const rows = await client.fhirEndpoint.findMany({
    where: { id: { in: [...ids] } },
    select: {
      id: true,
      baseUrl: true,
      host: true,
      status: true,
      fhirFamily: true,
      lastProbedAt: true,
      retiredAt: true,
      capability: { select: { metadataSha: true } },
      assertions: {
        where: { retiredAt: null },
        orderBy: { firstSeenAt: 'asc' },
        take: 10,
        select: { sourceId: true, publishedUrl: true, source: { select: { name: true } } },
      },
    },
  });
  const shas = new Map(
    rows.flatMap(({ id, capability }) =>
      capability?.metadataSha ? [[id, capability.metadataSha] as const] : [],
    ),
  );
  const stable = await client.directoryDocument.findMany({
    where: { sha256: { in: [...shas.values()] } },
    select: { sha256: true, stableSha: true },
  });
  const stableShas = new Map(stable.map(({ sha256, stableSha }) => [sha256, stableSha]));
  const sides = new Map<string, EndpointSide>();
  for (const { assertions, retiredAt, ...row } of rows) {
    const behind = await organizationsBehind(row.id, most);
    sides.set(row.id, {
      kind: 'endpoint',
      id: row.id,
      baseUrl: row.baseUrl,
      host: row.host,
      status: row.status,
      fhirFamily: row.fhirFamily,
      leadsTo: current.get(row.id) ?? null,
      isRetired: retiredAt !== null,
      lastProbedAt: row.lastProbedAt?.toISOString() ?? null,
      spellings: [...new Set(assertions.map(({ publishedUrl }) => publishedUrl))],
      saidBy: assertions.map(({ sourceId, source }) => ({
        sourceId,
        source: source.name,
        matchedBy: null,
      })),
      organizations: behind.first.map(({ name }) => name),
      organizationCount: behind.count,
    });
  }
  const documents = new Map(
    [...shas].flatMap(([id, sha]) => {
      const stableSha = stableShas.get(sha);
      return stableSha ? [[id, stableSha] as const] : [];
    }),
  );
  return { sides, documents };
}
