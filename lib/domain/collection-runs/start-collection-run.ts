import 'server-only';
import type { Prisma } from '@/generated/prisma/client';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/ids';
import { getCollection } from '@/lib/domain/collections/get-collection';
import { openEnvironment } from '@/lib/domain/environments/open-environment';
import { requireConfirmation } from '@/lib/domain/runs/require-confirmation';
import { AppError } from '@/lib/errors';
import type { CollectionRun, StartCollectionRun } from '@/lib/schemas/collection';
import { RunRequestSchema } from '@/lib/schemas/run';
import { collectionRunEvents } from './collection-run-events';
import { getCollectionRun } from './get-collection-run';

/**
 * Runs a collection as a test: its requests in order, as they are now. The job of this or another process works on it.
 *
 * @param by who starts it; `userId` is null for a token of a script
 * @throws AppError `resource.not_found`, `collection.empty`, `request.invalid` for an unknown environment,
 *   `run.unconfirmed_write`
 */
export async function startCollectionRun(
  workspaceId: string,
  collectionId: string,
  by: { userId: string | null; name: string },
  { environment, stopOnFailure, confirmed }: StartCollectionRun,
): Promise<CollectionRun> {
  const collection = await getCollection(workspaceId, collectionId);
  if (collection.requests.length === 0) {
    throw new AppError('collection.empty', {
      detail: `“${collection.name}” has no request yet. Save one to it first.`,
    });
  }
  const opened = await openEnvironment(workspaceId, environment ?? null);
  for (const { request } of collection.requests) {
    requireConfirmation({ ...RunRequestSchema.parse(request), confirmed }, opened);
  }
  const id = newId('crn');
  const client = await db();
  await client.collectionRun.create({
    data: {
      id,
      workspaceId,
      collectionId,
      collectionName: collection.name,
      environmentId: environment ?? null,
      environmentName: opened?.name ?? null,
      stopsOnFailure: stopOnFailure,
      isConfirmed: confirmed === true,
      createdById: by.userId,
      createdBy: by.name,
      items: {
        create: collection.requests.map((request, position) => ({
          id: newId('cri'),
          position,
          savedRequestId: request.id,
          folder: request.folder,
          name: request.name,
          request: request.request as Prisma.InputJsonValue,
        })),
      },
    },
  });
  collectionRunEvents.emit('wake');
  return getCollectionRun(workspaceId, id);
}

/**
 * Cancels a collection run: the request that is under way is cancelled, the others are skipped.
 *
 * @throws AppError `resource.not_found`, `run.not_running`
 */
export async function cancelCollectionRun(workspaceId: string, id: string): Promise<CollectionRun> {
  await getCollectionRun(workspaceId, id);
  const client = await db();
  await client.$transaction(async (tx) => {
    const { count } = await tx.collectionRun.updateMany({
      where: { id, workspaceId, status: 'running' },
      data: { status: 'cancelled', finishedAt: new Date() },
    });
    if (count === 0) {
      throw new AppError('run.not_running', { detail: `Collection run ${id} is over.` });
    }
    await tx.collectionRunItem.updateMany({
      where: { collectionRunId: id, state: { in: ['waiting', 'running'] } },
      data: { state: 'skipped', message: 'The collection run was cancelled.' },
    });
  });
  collectionRunEvents.emit('cancelled', id);
  return getCollectionRun(workspaceId, id);
}
