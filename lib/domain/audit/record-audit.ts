import 'server-only';
import type { Prisma, PrismaClient } from '@/generated/prisma/client';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/ids';

/** Who acts: a person, a bearer token, the `onramp` command, or the portal itself. */
export interface AuditActor {
  kind: 'user' | 'token' | 'command' | 'system';
  id: string | null;
  name: string | null;
}

export interface AuditRecord {
  workspaceId: string | null;
  actor: AuditActor;
  /** `noun.verb`, for example `member.remove`. */
  action: string;
  target?: { kind: string; id: string | null } | null;
  /** What else is worth knowing. Never a secret. */
  detail?: Record<string, string | number | boolean | null> | null;
  requestId?: string | null;
  address?: string | null;
}

/** Appends one entry to the audit log. Inside a transaction give its client, so that both hold or neither. */
export async function recordAudit(
  record: AuditRecord,
  transaction?: Pick<PrismaClient, 'auditEntry'> | Prisma.TransactionClient,
): Promise<void> {
  const client = transaction ?? (await db());
  await client.auditEntry.create({
    data: {
      id: newId('aud'),
      workspaceId: record.workspaceId,
      actorKind: record.actor.kind,
      actorId: record.actor.id,
      actorName: record.actor.name,
      action: record.action,
      targetKind: record.target?.kind ?? null,
      targetId: record.target?.id ?? null,
      ...(record.detail ? { detail: record.detail } : {}),
      requestId: record.requestId ?? null,
      address: record.address ?? null,
    },
  });
}
