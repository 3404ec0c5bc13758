import 'server-only';
import { db } from '@/lib/db/client';
import { auditEntryOf } from '@/lib/domain/audit/list-audit';
import type { AuditEntry } from '@/lib/schemas/audit';

/** What people and tokens did to an app, newest first. Only for those who may read the audit log. */
export async function listAppActivity(workspaceId: string, appId: string): Promise<AuditEntry[]> {
  const client = await db();
  const rows = await client.auditEntry.findMany({
    where: { workspaceId, targetKind: 'app', targetId: appId },
    orderBy: { id: 'desc' },
    take: 100,
  });
  return rows.map(auditEntryOf);
}
