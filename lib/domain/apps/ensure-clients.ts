import 'server-only';
import type { Prisma, PrismaClient } from '@/generated/prisma/client';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/ids';
import { defaultIssuer } from './app-issuer';
import { defaultScopes, grantTypes } from './default-clients';

/**
 * Gives an app those of its two clients that it does not have yet: apps made before there were two have one only.
 *
 * @param workspaceId of the app, which the caller has looked up
 */
export async function ensureClients(
  workspaceId: string,
  appId: string,
  transaction?: Pick<PrismaClient, 'appClient'> | Prisma.TransactionClient,
): Promise<void> {
  const client = transaction ?? (await db());
  await client.appClient.createMany({
    data: grantTypes.map((grantType) => ({
      id: newId('acl'),
      workspaceId,
      appId,
      grantType,
      issuer: defaultIssuer(appId, grantType),
      scope: defaultScopes[grantType],
    })),
    skipDuplicates: true,
  });
}
