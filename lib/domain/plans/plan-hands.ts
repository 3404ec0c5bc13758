import 'server-only';
import type { PlanItemState } from '@/generated/prisma/client';
import { PlanPartySchema, type PlanHand } from '@/lib/schemas/checklist';

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

/** A row of what people said as the plan takes it. */
export function serializeHand(row: PlanItemState): PlanHand {
  const { itemId, holder, ownerId, ownerName, note, evidenceUrl, evidenceName, doneBy, notNeeded } =
    row;
  return {
    itemId,
    holder,
    ownerId,
    ownerName,
    dueOn: iso(row.dueAt)?.slice(0, 10) ?? null,
    note,
    evidenceUrl,
    evidenceName,
    waitingOn: PlanPartySchema.nullable().parse(row.waitingOn),
    waitingSince: iso(row.waitingSince),
    doneAt: iso(row.doneAt),
    doneBy,
    notNeeded,
  };
}
