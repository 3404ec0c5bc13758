import 'server-only';
import { nppesEndpointKey } from '@/lib/directory/nppes/nppes-statements';
import type { Reading, Transaction } from '../ingest/batch';
import { mergeEndpoints } from '../ingest/merge-endpoints';
import { refreshListings } from '../search/refresh-listings';

/** Those of the endpoints that the source lists under any NPI of the organization now. */
async function namedByOtherNpis(
  tx: Transaction,
  sourceId: string,
  organizationId: string,
  endpointIds: string[],
): Promise<Set<string>> {
  const npis = await tx.organizationAssertion.findMany({
    where: { sourceId, organizationId, retiredAt: null },
    select: { key: true },
  });
  const named = await tx.endpointAssertion.findMany({
    where: {
      sourceId,
      endpointId: { in: endpointIds },
      retiredAt: null,
      OR: npis.map(({ key }) => ({ key: { startsWith: nppesEndpointKey(key, '') } })),
    },
    select: { endpointId: true },
  });
  return new Set(named.map(({ endpointId }) => endpointId));
}

/**
 * Retires the endpoints that NPPES listed under an NPI before and lists no more. A link stays while another NPI of the
 * same organization names the same endpoint.
 *
 * @param reading the one that has just been written, of this NPI
 */
export async function retireDropped(
  tx: Transaction,
  { sourceId, snapshotId, now }: Reading,
  npi: string,
): Promise<void> {
  const dropped = await tx.endpointAssertion.findMany({
    where: {
      sourceId,
      key: { startsWith: nppesEndpointKey(npi, '') },
      snapshotId: { not: snapshotId },
      retiredAt: null,
    },
    select: { id: true, endpointId: true },
  });
  if (dropped.length === 0) return;
  const data = { retiredAt: now };
  const endpointIds = dropped.map(({ endpointId }) => endpointId);
  await tx.endpointAssertion.updateMany({
    where: { id: { in: dropped.map(({ id }) => id) } },
    data,
  });
  const { organizationId } = await tx.organizationAssertion.findUniqueOrThrow({
    where: { sourceId_key: { sourceId, key: npi } },
    select: { organizationId: true },
  });
  const kept = await namedByOtherNpis(tx, sourceId, organizationId, endpointIds);
  await tx.endpointLink.updateMany({
    where: {
      sourceId,
      organizationId,
      endpointId: { in: endpointIds.filter((id) => !kept.has(id)) },
    },
    data,
  });
  await mergeEndpoints(tx, endpointIds, now);
  await refreshListings(tx, { organizationIds: [organizationId], endpointIds });
}
