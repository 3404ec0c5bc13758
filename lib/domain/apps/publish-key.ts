import 'server-only';
import type { Prisma } from '@/generated/prisma/client';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/ids';
import { AppError } from '@/lib/errors';
import type { AppKeyView } from '@/lib/schemas/app';
import { isInSet, signsFromOf } from './key-states';
import { listAppKeys } from './list-app-keys';
import { noSuchApp } from './no-such-app';

function refuseKey(code: string, detail: string): AppError {
  return new AppError('request.invalid', { fields: [{ path: 'keyId', code, detail }] });
}

/** Finds the key, and demands that somebody here can sign with it. */
async function findKey(tx: Prisma.TransactionClient, workspaceId: string, keyId: string) {
  const key = await tx.key.findFirst({
    where: { id: keyId, workspaceId },
    select: { name: true, custody: true, thumbprint: true },
  });
  if (!key) {
    throw refuseKey(
      'unknown',
      `Found no key ${keyId} in this workspace; expected one of its keys.`,
    );
  }
  if (key.custody === 'outside') {
    throw refuseKey(
      'held_elsewhere',
      `Found “${key.name}”, of which only the public half is here; expected a key of the vault or of a browser, because the portal signs with it.`,
    );
  }
  return key;
}

/**
 * Puts a key of the workspace into the JWK Set of an app. The first one signs at once; a later one when every copy
 * of the set without it is too old. One that was withdrawn can come back.
 *
 * @throws AppError `resource.not_found` for the app; `request.invalid` on `keyId`
 */
export async function publishKey(
  workspaceId: string,
  appId: string,
  keyId: string,
  now: Date = new Date(),
): Promise<AppKeyView> {
  const client = await db();
  const id = await client.$transaction(async (tx) => {
    const app = await tx.app.findFirst({
      where: { id: appId, workspaceId },
      select: { jwksKeys: true },
    });
    if (!app) throw noSuchApp(appId);
    const { name, thumbprint } = await findKey(tx, workspaceId, keyId);
    const before = app.jwksKeys.find((one) => one.keyId === keyId);
    if (before && isInSet(before, now)) {
      throw refuseKey(
        'published',
        `Found “${name}”, which is in the set already; expected another key.`,
      );
    }
    const times = {
      publishedAt: now,
      signsFrom: signsFromOf(app.jwksKeys, now),
      withdrawnAt: null,
    };
    const row = await tx.appKey.upsert({
      where: { appId_keyId: { appId, keyId } },
      create: { id: newId('apk'), workspaceId, appId, keyId, kid: thumbprint, ...times },
      update: times,
      select: { id: true },
    });
    return row.id;
  });
  const published = (await listAppKeys(workspaceId, appId, now)).find((one) => one.id === id);
  if (!published) throw new Error('a key was withdrawn while it was published');
  return published;
}
