import 'server-only';
import { db } from '@/lib/db/client';
import type { AppKeyView } from '@/lib/schemas/app';
import { appKeyColumns, serializeAppKey } from './app-key-row';
import { noSuchApp } from './no-such-app';

/**
 * The keys that an app publishes or has published, the one that signs last first.
 *
 * @throws AppError `resource.not_found`
 */
export async function listAppKeys(
  workspaceId: string,
  appId: string,
  now: Date = new Date(),
): Promise<AppKeyView[]> {
  const client = await db();
  const app = await client.app.findFirst({
    where: { id: appId, workspaceId },
    select: {
      jwksKeys: {
        select: appKeyColumns,
        orderBy: [{ signsFrom: 'desc' }, { publishedAt: 'desc' }, { id: 'desc' }],
      },
    },
  });
  if (!app) throw noSuchApp(appId);
  return app.jwksKeys.map((row) => serializeAppKey(row, app.jwksKeys, now));
}
