import 'server-only';
import type { Prisma } from '@/generated/prisma/client';
import { AppError } from '@/lib/errors';
import { counted } from '@/lib/format/quantities';
import { BulkRequestSchema, type BulkRequest } from './bulk-request';

/**
 * Inside a transaction: refuses holders at which another bulk registration of the same app, workflow and method is
 * under way. Both look for a registration before they make one, and at the same time neither would find the other's.
 *
 * @param bulkId the one that is to run; null while it is being made
 * @throws AppError `bulk_registration.overlaps`
 */
export async function refuseOverlap(
  tx: Prisma.TransactionClient,
  bulkId: string | null,
  { appId, request }: { appId: string; request: Pick<BulkRequest, 'method' | 'grantType'> },
  holders: readonly string[],
): Promise<void> {
  // Two that start at the same moment take turns here: the second one sees the first.
  await tx.$queryRaw`SELECT "id" FROM "App" WHERE "id" = ${appId} FOR UPDATE`;
  const others = await tx.bulkRegistration.findMany({
    where: {
      appId,
      ...(bulkId === null ? {} : { id: { not: bulkId } }),
      OR: [{ status: 'running' }, { items: { some: { state: 'running' } } }],
    },
    select: { id: true, request: true },
  });
  const alike = others.filter((other) => {
    const { method, grantType } = BulkRequestSchema.parse(other.request);
    return method === request.method && grantType === request.grantType;
  });
  const shared = await tx.bulkItem.findMany({
    where: {
      bulkId: { in: alike.map(({ id }) => id) },
      holder: { in: [...holders] },
      OR: [{ state: 'running' }, { state: 'waiting', bulk: { status: 'running' } }],
    },
    select: { bulkId: true, holder: true },
  });
  const [first] = shared;
  if (!first) return;
  throw new AppError('bulk_registration.overlaps', {
    detail: `Bulk registration ${first.bulkId} of this app is under way at ${counted(shared.length, 'of these holders', 'of these holders')}, for example ${first.holder}. Wait until it is finished, cancel it, or leave them out.`,
  });
}
