import 'server-only';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/ids';
import { AppError } from '@/lib/errors';
import { fitsItem } from '@/lib/guide/plan/plan-of';
import type { Checklist, PlanItem, UpdatePlanItem } from '@/lib/schemas/checklist';
import { getChecklist } from './get-checklist';

function findItem({ items }: Checklist, itemId: string, holder: string): PlanItem | null {
  return items.find((one) => one.id === itemId && one.holder === holder) ?? null;
}

function unknownItem(itemId: string, holder: string): AppError {
  const where = holder === '' ? '' : ` at ${holder}`;
  const detail = fitsItem(itemId, holder)
    ? `The plan of this app has no item ${itemId}${where}: it does not apply, or the holder is not in the plan.`
    : `There is no item ${itemId}${where}. Items of a holder are named with its FHIR base URL, those of the app without.`;
  return new AppError('resource.not_found', { detail });
}

async function ownerOf(workspaceId: string, ownerId: string | null) {
  if (ownerId === null) return { ownerId: null, ownerName: null };
  const client = await db();
  const member = await client.membership.findUnique({
    where: { workspaceId_userId: { workspaceId, userId: ownerId } },
    select: { user: { select: { name: true, email: true } } },
  });
  if (!member) {
    throw new AppError('request.invalid', {
      fields: [
        {
          path: 'ownerId',
          code: 'not_a_member',
          detail: `Found ${ownerId}; expected the id of a member of this workspace.`,
        },
      ],
    });
  }
  return { ownerId, ownerName: member.user.name ?? member.user.email };
}

/**
 * Keeps what a person says of an item, and returns the plan with it. What the portal sees counts more than what is
 * said: an item that is done by evidence stays done.
 *
 * @param by how the person is called, for a tick
 * @throws AppError `resource.not_found` for an app, or an item that the plan does not have; `request.invalid` for an
 *   owner who is no member
 */
export async function savePlanItem(
  workspaceId: string,
  appId: string,
  itemId: string,
  said: UpdatePlanItem,
  by: string,
): Promise<Checklist> {
  const { holder } = said;
  const item = findItem(await getChecklist(workspaceId, appId), itemId, holder);
  if (!item) throw unknownItem(itemId, holder);
  const now = new Date();
  const { ownerId, dueOn, note, evidenceUrl, evidenceName, waitingOn, isDone, notNeeded } = said;
  const isWaitingSame = waitingOn != null && item.hand?.waitingOn === waitingOn;
  const data = {
    ...(ownerId === undefined ? {} : await ownerOf(workspaceId, ownerId)),
    ...(dueOn === undefined ? {} : { dueAt: dueOn === null ? null : new Date(dueOn) }),
    ...(note === undefined ? {} : { note }),
    ...(evidenceUrl === undefined ? {} : { evidenceUrl }),
    ...(evidenceName === undefined ? {} : { evidenceName }),
    ...(waitingOn === undefined || isWaitingSame
      ? {}
      : { waitingOn, waitingSince: waitingOn === null ? null : now }),
    ...(isDone === undefined ? {} : { doneAt: isDone ? now : null, doneBy: isDone ? by : null }),
    ...(notNeeded === undefined ? {} : { notNeeded }),
  };
  const client = await db();
  await client.planItemState.upsert({
    where: { appId_holder_itemId: { appId, holder, itemId } },
    update: data,
    create: { id: newId('pis'), workspaceId, appId, holder, itemId, ...data },
  });
  return getChecklist(workspaceId, appId);
}
