import 'server-only';
import { createHash } from 'node:crypto';
import { db } from '@/lib/db/client';
import { listChecklists } from '@/lib/domain/plans/get-checklist';
import type { PlanItem } from '@/lib/schemas/checklist';
import type { RadarFact } from './radar-entries';
import type { RadarPlaces } from './radar-places';

/** Names an item at its holder; base URLs are too long for where this stands. */
function subjectOf(appId: string, { id, holder }: PlanItem): string {
  const where =
    holder === '' ? '' : `:${createHash('sha256').update(holder).digest('hex').slice(0, 12)}`;
  return `plan:${appId}:${id}${where}`;
}

/** Items of plans that have a day and are not settled. */
export async function planDueFacts(
  workspaceId: string,
  places: RadarPlaces,
  now: Date,
): Promise<RadarFact[]> {
  const client = await db();
  // Most workspaces have none; then the plans are not worked out.
  const dated = await client.planItemState.count({
    where: { workspaceId, dueAt: { not: null }, doneAt: null, notNeeded: null },
  });
  if (dated === 0) return [];
  const plans = await listChecklists(workspaceId, { now });
  return plans.flatMap(({ appId, appName, items, holders }) =>
    items
      .filter(({ state, hand }) => hand?.dueOn != null && !isSettled(state))
      .map((item): RadarFact => {
        const holder = holders.find(({ baseUrl }) => baseUrl === item.holder);
        const where = holder ? ` at ${holder.name}` : '';
        return {
          subject: subjectOf(appId, item),
          kind: 'plan',
          title: `“${item.title}” for ${appName}${where}`,
          // The whole day is left.
          dueAt: new Date(`${item.hand?.dueOn ?? ''}T23:59:59.000Z`),
          href: places.plan(appId),
        };
      }),
  );
}

function isSettled(state: PlanItem['state']): boolean {
  return state === 'done' || state === 'done-by-hand' || state === 'not-needed';
}
