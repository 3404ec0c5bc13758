import 'server-only';
import { takenUris } from '@/lib/domain/certificate-requests/taken-uris';
import { db } from '@/lib/db/client';
import { AppError, type FieldError } from '@/lib/errors';
import type { GrantType } from '@/lib/protocol/registration/client-metadata';
import { appPage } from './app-issuer';
import { grantTypes } from './default-clients';

export type Issuers = Readonly<Record<GrantType, string>>;

const pathOf = (grantType: GrantType) => `clients.${grantType}.issuer`;

/** Whether a URI is the page of the app in the portal, or below it: nobody else can have those. */
function isOwnPage(appId: string, uri: string): boolean {
  return uri === appPage(appId) || uri.startsWith(`${appPage(appId)}/`);
}

/** What is said where both workflows have the same issuer. */
function equalIssuers(issuers: Issuers, changed: readonly GrantType[]): FieldError[] {
  if (issuers.authorization_code !== issuers.client_credentials) return [];
  const at = changed.length > 0 ? changed : grantTypes;
  return at.map((grantType) => ({
    path: pathOf(grantType),
    code: 'same_issuer',
    detail:
      'Found the same issuer for both workflows; expected two. A holder knows a client by its issuer, ' +
      'so the second registration would replace the first. Give one of them another URI, for example with /user at its end.',
  }));
}

/**
 * Demands that the issuers of the two clients of an app are different, and free: not of another app, not below the
 * page of one, not in the certificate or the open request of another workspace.
 *
 * @param changed the workflows whose issuer is new; only those are looked up
 * @throws AppError `request.invalid` on `clients.{grantType}.issuer`
 * @see UDAP Security IG 2 §3.4: the issuer is half of the key of a registration
 */
export async function assertIssuers(
  workspaceId: string,
  appId: string,
  issuers: Issuers,
  changed: readonly GrantType[],
): Promise<void> {
  const client = await db();
  const asked = changed.filter((grantType) => !isOwnPage(appId, issuers[grantType]));
  const uris = asked.map((grantType) => issuers[grantType]);
  const [taken, others] = await Promise.all([
    takenUris(workspaceId, uris),
    client.appClient.findMany({
      where: { workspaceId, issuer: { in: uris }, appId: { not: appId } },
      select: { issuer: true, app: { select: { name: true } } },
    }),
  ]);
  const fields = asked.flatMap((grantType): FieldError[] => {
    const path = pathOf(grantType);
    const uri = issuers[grantType];
    const other = others.find(({ issuer }) => issuer === uri);
    if (other) {
      const detail = `Found the issuer of the app “${other.app.name}”; expected one of its own, because registrations of the two would replace each other.`;
      return [{ path, code: 'taken', detail }];
    }
    if (!taken.includes(uri)) return [];
    const detail =
      'Found a URI that belongs to somebody else: to a certificate or an open request of another workspace, or to the page of another app. Take one below a domain of yours, or below the page of this app.';
    return [{ path, code: 'taken', detail }];
  });
  const all = [...equalIssuers(issuers, changed), ...fields];
  if (all.length > 0) throw new AppError('request.invalid', { fields: all });
}
