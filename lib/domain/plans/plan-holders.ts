import 'server-only';
import { getApp } from '@/lib/domain/apps/get-app';
import { resolveHolder } from '@/lib/domain/runs/resolve-holder';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/ids';
import { AppError } from '@/lib/errors';
import type { AddPlanHolder, Checklist } from '@/lib/schemas/checklist';
import { getChecklist } from './get-checklist';
import { holderName } from './plan-facts';

/** More holders than this are no plan any more, but a list of registrations. */
const maxHolders = 50;

/**
 * Puts a holder into the plan of an app; nothing is sent there. One that is in it already gets the name.
 *
 * @param by how the person is called
 * @throws AppError `resource.not_found` for the app; `request.invalid` for a holder that is none, or one too many
 */
export async function addPlanHolder(
  workspaceId: string,
  appId: string,
  { holder, name }: AddPlanHolder,
  by: string,
): Promise<Checklist> {
  await getApp(workspaceId, appId);
  const { baseUrl } = await resolveHolder(holder);
  const client = await db();
  const count = await client.planHolder.count({ where: { appId, baseUrl: { not: baseUrl } } });
  if (count >= maxHolders) {
    throw new AppError('request.invalid', {
      fields: [
        {
          path: 'holder',
          code: 'too_many',
          detail: `Found ${count} holders in this plan; expected at most ${maxHolders}.`,
        },
      ],
    });
  }
  const named = name === undefined || name === '' ? {} : { name };
  await client.planHolder.upsert({
    where: { appId_baseUrl: { appId, baseUrl } },
    update: named,
    create: {
      id: newId('plh'),
      workspaceId,
      appId,
      baseUrl,
      name: holderName(baseUrl),
      addedBy: by,
      ...named,
    },
  });
  return getChecklist(workspaceId, appId);
}

/**
 * Takes a holder out of the plan of an app, with what was said of its items. A holder with a registration stays: the
 * plan has those by itself.
 *
 * @throws AppError `resource.not_found` for the app or a holder that was not added
 */
export async function removePlanHolder(
  workspaceId: string,
  appId: string,
  holder: string,
): Promise<void> {
  await getApp(workspaceId, appId);
  const { baseUrl } = await resolveHolder(holder);
  const client = await db();
  await client.$transaction(async (tx) => {
    const { count } = await tx.planHolder.deleteMany({ where: { appId, baseUrl } });
    if (count === 0) {
      throw new AppError('resource.not_found', {
        detail: `${baseUrl} was not added to this plan by hand.`,
      });
    }
    const isRegistered = await tx.registration.count({
      where: { appId, holderBaseUrl: baseUrl, status: { not: 'cancelled' } },
    });
    if (isRegistered === 0)
      await tx.planItemState.deleteMany({ where: { appId, holder: baseUrl } });
  });
}
