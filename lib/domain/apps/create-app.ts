import 'server-only';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/ids';
import { AppMetadataSchema } from '@/lib/protocol/registration/client-metadata';
import type { App, CreateApp } from '@/lib/schemas/app';
import { defaultIssuer } from './app-issuer';
import { assertIssuers } from './assert-issuers';
import { assertName } from './assert-name';
import { defaultScopes, grantTypes } from './default-clients';
import { getApp } from './get-app';
import { orConflict } from './or-conflict';

/**
 * Makes an app with both its clients: one for people who sign in, one for a server on its own.
 *
 * @throws AppError `request.invalid` on `name` and on `clients.{grantType}.issuer`; `resource.conflict` when another
 *   one took them at the same time
 */
export async function createApp(
  workspaceId: string,
  input: CreateApp,
  createdById: string | null,
): Promise<App> {
  const id = newId('app');
  const { name, metadata, clients } = input;
  await assertName(workspaceId, name);
  const issuers = {
    authorization_code:
      clients.authorization_code?.issuer ?? defaultIssuer(id, 'authorization_code'),
    client_credentials:
      clients.client_credentials?.issuer ?? defaultIssuer(id, 'client_credentials'),
  };
  const given = grantTypes.filter((grantType) => clients[grantType] !== undefined);
  await assertIssuers(workspaceId, id, issuers, given);
  const client = await db();
  const creating = client.app.create({
    data: {
      id,
      workspaceId,
      name,
      metadata: AppMetadataSchema.parse({ ...metadata, client_name: metadata.client_name ?? name }),
      createdById,
      clients: {
        create: grantTypes.map((grantType) => ({
          id: newId('acl'),
          workspaceId,
          grantType,
          issuer: issuers[grantType],
          scope: clients[grantType]?.scope ?? defaultScopes[grantType],
          hasRefreshToken: mayRefresh(grantType, clients[grantType]?.hasRefreshToken),
        })),
      },
    },
  });
  await creating.catch((error: unknown) => {
    throw orConflict(error);
  });
  return getApp(workspaceId, id);
}

/** Refresh tokens are for people who sign in only. */
export function mayRefresh(grantType: string, wanted: boolean | undefined): boolean {
  return grantType === 'authorization_code' && wanted === true;
}
