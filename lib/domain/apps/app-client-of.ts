import 'server-only';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/ids';
import { AppError } from '@/lib/errors';
import {
  AppMetadataSchema,
  type AppMetadata,
  type GrantType,
} from '@/lib/protocol/registration/client-metadata';
import type { AppClient } from '@/lib/schemas/app';
import { defaultIssuer } from './app-issuer';
import { defaultScopes } from './default-scopes';

export interface AppWithClient {
  app: { id: string; name: string; metadata: AppMetadata };
  client: AppClient;
}

/**
 * One of the two clients of an app of this workspace; an app from before there were two gets the missing one.
 *
 * @throws AppError `resource.not_found`
 */
export async function appClientOf(
  workspaceId: string,
  appId: string,
  grantType: GrantType,
): Promise<AppWithClient> {
  const client = await db();
  const app = await client.app.findFirst({
    where: { workspaceId, id: appId },
    select: { id: true, name: true, metadata: true },
  });
  if (!app) throw new AppError('resource.not_found', { detail: `There is no app ${appId} here.` });
  const { issuer, scope, hasRefreshToken } = await client.appClient.upsert({
    where: { appId_grantType: { appId, grantType } },
    update: {},
    create: {
      id: newId('acl'),
      workspaceId,
      appId,
      grantType,
      issuer: defaultIssuer(appId, grantType),
      scope: defaultScopes[grantType],
    },
    select: { issuer: true, scope: true, hasRefreshToken: true },
  });
  return {
    app: { id: app.id, name: app.name, metadata: AppMetadataSchema.parse(app.metadata) },
    client: { grantType, issuer, scope, hasRefreshToken },
  };
}
