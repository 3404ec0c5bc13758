import 'server-only';
import { db } from '@/lib/db/client';
import { getApp } from '@/lib/domain/apps/get-app';
import { AppError } from '@/lib/errors';
import type { Plan, SavePlan } from '@/lib/schemas/plan';
import { getPlan } from './get-plan';

/**
 * Saves all answers about an app.
 *
 * @param byId the person; null when it is a script
 * @throws AppError `resource.not_found`; `resource.changed` when it is not the version that was read
 */
export async function savePlan(
  workspaceId: string,
  appId: string,
  { answers, version }: SavePlan,
  byId: string | null,
): Promise<Plan> {
  await getApp(workspaceId, appId);
  const client = await db();
  const { count } =
    version === 0
      ? await client.appPlan.createMany({
          data: [{ appId, workspaceId, answers, updatedById: byId }],
          skipDuplicates: true,
        })
      : await client.appPlan.updateMany({
          where: { appId, workspaceId, version },
          data: { answers, updatedById: byId, version: { increment: 1 } },
        });
  if (count === 0) {
    throw new AppError('resource.changed', {
      detail: `Somebody else has answered questions about this app since you opened it (you had version ${version}). Nothing was saved.`,
    });
  }
  return getPlan(workspaceId, appId);
}
