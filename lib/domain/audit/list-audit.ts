import 'server-only';
import type { AuditEntry as AuditRow } from '@/generated/prisma/client';
import { db } from '@/lib/db/client';
import type { AuditEntry, AuditPage, AuditQuery } from '@/lib/schemas/audit';

/** A row of the audit log as the API and the pages show it. */
export function auditEntryOf(row: AuditRow): AuditEntry {
  return {
    id: row.id,
    at: row.at.toISOString(),
    actor: { kind: row.actorKind, id: row.actorId, name: row.actorName },
    action: row.action,
    target: row.targetKind === null ? null : { kind: row.targetKind, id: row.targetId },
    detail: row.detail as Record<string, unknown> | null,
    requestId: row.requestId,
    address: row.address,
  };
}

/** One page of the audit log of a workspace, newest first. Ids sort by time, so the id is the page key. */
export async function listAudit(workspaceId: string, query: AuditQuery): Promise<AuditPage> {
  const client = await db();
  const rows = await client.auditEntry.findMany({
    where: {
      workspaceId,
      ...(query.before ? { id: { lt: query.before } } : {}),
      ...(query.action
        ? { OR: [{ action: query.action }, { action: { startsWith: `${query.action}.` } }] }
        : {}),
    },
    orderBy: { id: 'desc' },
    // One more than asked for tells whether there is a next page.
    take: query.limit + 1,
  });
  const page = rows.slice(0, query.limit);
  return {
    entries: page.map(auditEntryOf),
    next: rows.length > query.limit ? (page.at(-1)?.id ?? null) : null,
  };
}
