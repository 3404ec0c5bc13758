import 'server-only';
import { db } from '@/lib/db/client';
import { TokenContextSchema, type RunToken } from '@/lib/schemas/run-token';

/** The access that one person (or null: the scripts) has here, the newest first. The tokens themselves stay sealed. */
export async function listTokens(
  workspaceId: string,
  createdById: string | null,
): Promise<RunToken[]> {
  const client = await db();
  const rows = await client.runToken.findMany({
    where: { workspaceId, createdById },
    orderBy: { createdAt: 'desc' },
    include: { registration: { select: { clientId: true, app: { select: { name: true } } } } },
    take: 50,
  });
  return rows.map((row) => ({
    id: row.id,
    registrationId: row.registrationId,
    app: row.registration.app.name,
    clientId: row.registration.clientId,
    holder: row.holderBaseUrl,
    askedScope: row.askedScope,
    scope: row.scope,
    isEhrLaunch: row.launchHash !== '',
    idp: row.idp,
    context: TokenContextSchema.parse(row.context),
    expiresAt: row.expiresAt?.toISOString() ?? null,
    isBound: row.sealedDpopKey !== null,
    isRenewable: row.sealedRefreshToken !== null,
    createdAt: row.createdAt.toISOString(),
    renewedAt: row.renewedAt?.toISOString() ?? null,
    runId: row.runId,
  }));
}
