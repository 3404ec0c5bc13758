import 'server-only';
import type { Transaction } from '../ingest/batch';
import { mergeOrganizations } from '../ingest/merge-organizations';
import { refreshListings } from '../search/refresh-listings';
import { redirect } from './merge-record';
import { moveLinks } from './move-links';

/**
 * Merges one organization into another, inside a transaction that has the lock of the directory: what sources say of it,
 * its keys, links and parts move, and its id leads to the other from now on. The row stays, retired and empty, so that
 * its id can live again.
 */
export async function mergeOrganizationInto(
  tx: Transaction,
  goneId: string,
  { keptId, reason, now }: { keptId: string; reason: string; now: Date },
): Promise<void> {
  const assertions = await tx.organizationAssertion.findMany({
    where: { organizationId: goneId },
    select: { id: true },
  });
  const keys = await tx.organizationKey.findMany({
    where: { organizationId: goneId },
    select: { kind: true, value: true },
  });
  const moved = { where: { organizationId: goneId }, data: { organizationId: keptId } };
  await tx.organizationAssertion.updateMany(moved);
  await tx.organizationKey.updateMany(moved);
  await moveLinks(tx, 'organizationId', { fromId: goneId, toId: keptId });
  await moveParts(tx, goneId, keptId);
  const record = { into: keptId, assertions: assertions.map(({ id }) => id), keys };
  await redirect(tx, goneId, { reason, record, now });
  const organizationIds = [keptId, goneId];
  await mergeOrganizations(tx, organizationIds, now);
  await refreshListings(tx, { organizationIds, endpointIds: [] });
}

/** What was part of the one is part of the other; nothing is part of itself. */
async function moveParts(tx: Transaction, goneId: string, keptId: string): Promise<void> {
  const gone = await tx.organization.findUniqueOrThrow({
    where: { id: goneId },
    select: { parentId: true },
  });
  const parentId = gone.parentId === keptId ? null : gone.parentId;
  await tx.organization.updateMany({
    where: { id: keptId, OR: [{ parentId: null }, { parentId: goneId }] },
    data: { parentId },
  });
  await tx.organization.updateMany({
    where: { parentId: goneId, id: { not: keptId } },
    data: { parentId: keptId },
  });
  await tx.organization.update({ where: { id: goneId }, data: { parentId: null } });
}
