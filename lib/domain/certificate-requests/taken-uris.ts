import 'server-only';
import { db } from '@/lib/db/client';
import { env } from '@/lib/env';
import { AppMetadataSchema } from '@/lib/domain/apps/ensure-app';
import { RequestFormSchema } from '@/lib/schemas/certificate-request';
import { openStates } from './request-states';

/** The URIs that the portal itself gave to the apps of a workspace. */
async function urisOfApps(workspaceId: string): Promise<string[]> {
  const client = await db();
  const apps = await client.app.findMany({ where: { workspaceId }, select: { metadata: true } });
  return apps.flatMap(({ metadata }) => {
    const parsed = AppMetadataSchema.safeParse(metadata);
    return parsed.success ? [parsed.data.client_uri] : [];
  });
}

/**
 * Which of these URIs belong to somebody else: to a certificate or an open request of another workspace, or
 * to an app of one (the portal names those below its own address). Whoever has a certificate for a URI can
 * change the registrations of that app.
 */
export async function takenUris(workspaceId: string, uris: readonly string[]): Promise<string[]> {
  const client = await db();
  const others = { workspaceId: { not: workspaceId } };
  const certificates = await client.certificate.findMany({
    where: { ...others, sanUris: { hasSome: [...uris] }, notAfter: { gt: new Date() } },
    select: { sanUris: true },
    take: 50,
  });
  const requests = await client.certificateRequest.findMany({
    where: { ...others, state: { in: openStates } },
    select: { form: true },
    take: 500,
  });
  const requested = requests.flatMap(({ form }) => {
    const parsed = RequestFormSchema.safeParse(form);
    return parsed.success ? parsed.data.sanUris : [];
  });
  const theirs = new Set([...certificates.flatMap(({ sanUris }) => sanUris), ...requested]);
  const ours = await urisOfApps(workspaceId);
  const apps = `${env().APP_URL}/clients/`.toLowerCase();
  return uris.filter(
    (uri) => theirs.has(uri) || (uri.toLowerCase().startsWith(apps) && !ours.includes(uri)),
  );
}
