import 'server-only';
import { db } from '@/lib/db/client';
import type { Scene } from '../http/call';
import { FhirError } from '../search/fhir-error';

/**
 * An export of this client. That of another one is as good as none.
 * @throws {FhirError} 404 when it never was there, has expired or was ended
 */
export async function findExport({ holder, clientId }: Scene, id: string) {
  const client = await db();
  const found = await client.sandboxExport.findFirst({
    where: { id, holder, clientId, expiresAt: { gt: new Date() } },
  });
  if (found) return found;
  throw new FhirError(
    404,
    'not-found',
    `There is no export '${id}' of this client here: it never was, has expired, or was ended.`,
  );
}
