import 'server-only';
import { db } from '@/lib/db/client';
import { AppMetadataSchema, type GrantType } from '@/lib/protocol/registration/client-metadata';
import type { App, UpdateApp } from '@/lib/schemas/app';
import { assertIssuers, type Issuers } from './assert-issuers';
import { assertName } from './assert-name';
import { mayRefresh } from './create-app';
import { grantTypes } from './default-clients';
import { getApp } from './get-app';
import { orConflict } from './or-conflict';

function issuersOf(app: App, change: UpdateApp['clients']): Issuers {
  const of = (grantType: GrantType) =>
    change?.[grantType]?.issuer ??
    app.clients.find((one) => one.grantType === grantType)?.issuer ??
    '';
  return {
    authorization_code: of('authorization_code'),
    client_credentials: of('client_credentials'),
  };
}

/**
 * Changes an app: its name, all of its metadata, or its clients. Registrations keep what they were made with until
 * they are changed at their holders.
 *
 * @throws AppError `resource.not_found`; `request.invalid` on `name` and on `clients.{grantType}.issuer`;
 *   `resource.conflict` when another one took them at the same time
 */
export async function updateApp(workspaceId: string, id: string, change: UpdateApp): Promise<App> {
  const before = await getApp(workspaceId, id);
  const { name, metadata, clients } = change;
  if (name !== undefined) await assertName(workspaceId, name, id);
  const issuers = issuersOf(before, clients);
  const renamed = before.clients.flatMap(({ grantType, issuer }) =>
    issuer === issuers[grantType] ? [] : [grantType],
  );
  if (renamed.length > 0) await assertIssuers(workspaceId, id, issuers, renamed);
  const client = await db();
  const changing = client.$transaction(async (tx) => {
    await tx.app.updateMany({
      where: { id, workspaceId },
      data: {
        // Written also where only a client changes: that the app changed is then seen in its date.
        updatedAt: new Date(),
        ...(name === undefined ? {} : { name }),
        ...(metadata === undefined ? {} : { metadata: AppMetadataSchema.parse(metadata) }),
      },
    });
    const given = grantTypes.filter((grantType) => clients?.[grantType] !== undefined);
    // Two issuers may change places: neither row may have the other's for a moment.
    if (renamed.length === grantTypes.length) {
      await tx.appClient.updateMany({
        where: { appId: id, workspaceId, grantType: 'authorization_code' },
        data: { issuer: `urn:moving:${id}` },
      });
    }
    for (const grantType of [...given].reverse()) {
      const wanted = clients?.[grantType];
      await tx.appClient.updateMany({
        where: { appId: id, workspaceId, grantType },
        data: {
          issuer: issuers[grantType],
          ...(wanted ? { scope: wanted.scope } : {}),
          hasRefreshToken: mayRefresh(grantType, wanted?.hasRefreshToken),
        },
      });
    }
  });
  await changing.catch((error: unknown) => {
    throw orConflict(error);
  });
  return getApp(workspaceId, id);
}
