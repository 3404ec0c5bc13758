import 'server-only';
import { publishKey } from '@/lib/domain/apps/publish-key';
import { db } from '@/lib/db/client';
import { generateKey } from '@/lib/domain/keys/generate-key';

/**
 * Sees to it that an app publishes a key with which it can sign client assertions: for its first one a key is made in
 * the vault. ES384 is one of the two algorithms that every holder of SMART knows.
 * @see https://hl7.org/fhir/smart-app-launch/STU2.2/client-confidential-asymmetric.html
 */
export async function ensureAssertionKey(
  workspaceId: string,
  appId: string,
  now: Date,
): Promise<void> {
  const client = await db();
  const published = await client.appKey.count({
    where: { appId, workspaceId, OR: [{ withdrawnAt: null }, { withdrawnAt: { gt: now } }] },
  });
  if (published > 0) return;
  const { id } = await generateKey(
    workspaceId,
    { name: 'Console key set', kind: 'p-384', algorithm: 'ES384' },
    null,
  );
  await publishKey(workspaceId, appId, id, now);
}
