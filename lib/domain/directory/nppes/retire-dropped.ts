import 'server-only';
import { nppesEndpointKey } from '@/lib/directory/nppes/nppes-statements';
import type { Reading, Transaction } from '../ingest/batch';
import { mergeEndpoints } from '../ingest/merge-endpoints';
import { refreshListings } from '../search/refresh-listings';

/**
 * Retires the endpoints that NPPES listed under an NPI before and lists no more. A link stays while another NPI of the
 * source names the same endpoint: the organization may have both.
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
  const named = await tx.endpointAssertion.findMany({
    where: { sourceId, endpointId: { in: endpointIds }, retiredAt: null },
    select: { endpointId: true },
  });
  const { organizationId } = await tx.organizationAssertion.findUniqueOrThrow({
    where: { sourceId_key: { sourceId, key: npi } },
    select: { organizationId: true },
  });
  const stillNamed = new Set(named.map(({ endpointId }) => endpointId));
  await tx.endpointLink.updateMany({
    where: {
      sourceId,
      organizationId,
      endpointId: { in: endpointIds.filter((id) => !stillNamed.has(id)) },
    },
    data,
  });
  await mergeEndpoints(tx, endpointIds, now);
  await refreshListings(tx, { organizationIds: [organizationId], endpointIds });
}
