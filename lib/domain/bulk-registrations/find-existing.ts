import 'server-only';
import { db } from '@/lib/db/client';
import { resolveHolder } from '@/lib/domain/runs/resolve-holder';
import { dayOf } from '@/lib/format/dates';
import type { BulkRequest } from './bulk-request';
import type { ItemOutcome } from './item-outcome';

/** A FHIR base URL with and without a slash at its end. */
export function spellingsOf(baseUrl: string): string[] {
  const bare = baseUrl.replace(/\/+$/, '');
  return [...new Set([baseUrl, bare, `${bare}/`])];
}

/**
 * The registration that an app has at a holder already, as the outcome of an item at which nothing need be sent; or
 * null. It is one of the same app, workflow and method, active, and for UDAP of the same issuer and community.
 */
export async function findExisting(
  workspaceId: string,
  request: BulkRequest,
  holder: string,
  now: Date,
): Promise<ItemOutcome | null> {
  const { appId, grantType, method, community } = request;
  const { baseUrl } = await resolveHolder(holder);
  const client = await db();
  const appClient = await client.appClient.findUnique({
    where: { appId_grantType: { appId, grantType } },
    select: { issuer: true },
  });
  const found = await client.registration.findFirst({
    where: {
      workspaceId,
      appId,
      grantType,
      method,
      status: 'active',
      clientId: { not: null },
      holderBaseUrl: { in: spellingsOf(baseUrl) },
      AND: [
        { OR: [{ clientExpiresAt: null }, { clientExpiresAt: { gt: now } }] },
        { OR: [{ clientSecretExpiresAt: null }, { clientSecretExpiresAt: { gt: now } }] },
      ],
      ...(method === 'udap' && appClient ? { issuer: appClient.issuer } : {}),
      ...(method === 'udap' && community !== undefined ? { community } : {}),
    },
    orderBy: { updatedAt: 'desc' },
    select: { id: true, clientId: true, createdAt: true },
  });
  return (
    found && {
      state: 'registered',
      registrationId: found.id,
      message: `Registered here since ${dayOf(found.createdAt)} with the client_id ${found.clientId ?? ''}: left as it is, nothing was sent.`,
    }
  );
}
