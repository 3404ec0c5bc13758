import 'server-only';
import type { Prisma } from '@/generated/prisma/client';
import { db } from '@/lib/db/client';
import { heldBy, isFree, unheld, type LeaseWorker } from '../jobs/lease';

/** Exports of the sandbox that are to be written and have nobody. */
function workable(worker: LeaseWorker): Prisma.SandboxExportWhereInput {
  const now = new Date();
  return { completedAt: null, expiresAt: { gt: now }, ...isFree(worker, now) };
}

/** The exports that this process could take, the oldest first. */
export async function findWorkable(
  worker: LeaseWorker,
  except: readonly string[],
  take: number,
): Promise<string[]> {
  const client = await db();
  const rows = await client.sandboxExport.findMany({
    where: { ...workable(worker), id: { notIn: [...except] } },
    orderBy: { startedAt: 'asc' },
    take,
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

/** Takes an export for this process. False when another one was quicker. */
export async function takeLease(worker: LeaseWorker, id: string): Promise<boolean> {
  const client = await db();
  const { count } = await client.sandboxExport.updateMany({
    where: { id, ...workable(worker) },
    data: heldBy(worker),
  });
  return count === 1;
}

/** Says that this process lives. False when the export was ended or another process has taken over. */
export async function extendLease(worker: LeaseWorker, id: string): Promise<boolean> {
  const client = await db();
  const { count } = await client.sandboxExport.updateMany({
    where: { id, leaseOwner: worker.owner },
    data: heldBy(worker),
  });
  return count === 1;
}

/** Gives an export back, so that nobody has to wait for the end of the lease. */
export async function releaseLease(worker: LeaseWorker, id: string): Promise<void> {
  const client = await db();
  await client.sandboxExport.updateMany({
    where: { id, leaseOwner: worker.owner },
    data: unheld,
  });
}
