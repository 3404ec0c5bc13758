import 'server-only';
import { db } from '@/lib/db/client';
import { env } from '@/lib/env';
import { openStates } from './request-states';

/** The issuer URIs of the apps of a workspace. */
async function urisOfApps(workspaceId: string): Promise<string[]> {
  const client = await db();
  const clients = await client.appClient.findMany({
    where: { workspaceId },
    select: { issuer: true },
  });
  return clients.map(({ issuer }) => issuer);
}

/** Whether a certificate or an open request of another workspace has the URI. Asked for each one: no limit hides any. */
async function isElsewhere(workspaceId: string, uri: string): Promise<boolean> {
  const client = await db();
  const others = { workspaceId: { not: workspaceId } };
  const certificate = await client.certificate.findFirst({
    where: { ...others, sanUris: { has: uri }, notAfter: { gt: new Date() } },
    select: { id: true },
  });
  if (certificate) return true;
  const request = await client.certificateRequest.findFirst({
    where: {
      ...others,
      state: { in: openStates },
      form: { path: ['sanUris'], array_contains: [uri] },
    },
    select: { id: true },
  });
  return request !== null;
}

/**
 * Which of these URIs belong to somebody else: to a certificate or an open request of another workspace, or
 * to an app of one (the portal names those below its own address). Whoever has a certificate for a URI can
 * change the registrations of that app.
 */
export async function takenUris(workspaceId: string, uris: readonly string[]): Promise<string[]> {
  const elsewhere = await Promise.all(uris.map((uri) => isElsewhere(workspaceId, uri)));
  const ours = await urisOfApps(workspaceId);
  const apps = `${env().APP_URL}/clients/`.toLowerCase();
  return uris.filter(
    (uri, index) =>
      elsewhere[index] === true || (uri.toLowerCase().startsWith(apps) && !ours.includes(uri)),
  );
}
