import 'server-only';
import { hashToken } from '@/lib/crypto/token';
import { db } from '@/lib/db/client';
import { holderAddresses } from '../addresses';
import type { Holder } from '../holders/settings';
import { findAccessToken, type AccessToken } from './access-token';
import { authenticateAny } from './authenticate-any';
import { bearerRefusal } from './bearer';
import { secondsOf } from './live-client';
import { OAuthError, oauthJson } from './oauth-error';
import { boundKeyOf, presentedToken } from './presented-token';
import { readFormBody } from './request-body';

/**
 * The introspection endpoint: says what stands behind an access token or a refresh token, to callers that hold a good
 * access token themselves, and to clients that authenticate. Public clients, which cannot prove who they are, are
 * told of their own tokens only. A token that is unknown, expired or revoked is `{"active":false}` and no more.
 *
 * @throws OAuthError `invalid_token` (401) when the caller has no good token, `invalid_request` without one to look at
 * @see https://www.rfc-editor.org/rfc/rfc7662#section-2
 * @see https://hl7.org/fhir/smart-app-launch/STU2.2/token-introspection.html
 */
export async function introspectToken(holder: Holder, request: Request): Promise<Response> {
  const form = await readCaller(holder, request);
  const token = form.get('token');
  if (token === undefined) {
    throw new OAuthError('invalid_request', 'Found no token, expected the token to look at.');
  }
  const access = await findAccessToken(holder.name, token);
  const found = access ? { ...access, isRefresh: false } : await findRefresh(holder, token);
  const isForeign = form.onlyOf !== null && found?.clientId !== form.onlyOf;
  if (!found || isForeign) return oauthJson({ active: false });
  const { baseUrl } = holderAddresses(holder.name);
  const { sub, fhirUser, ...context } = (found.context ?? {}) as Record<string, unknown>;
  return oauthJson({
    ...context,
    ...(typeof fhirUser === 'string' && { fhirUser: `${baseUrl}/${fhirUser}` }),
    active: true,
    scope: found.scope,
    client_id: found.clientId,
    ...(!found.isRefresh && { token_type: boundKeyOf(found) === null ? 'Bearer' : 'DPoP' }),
    iat: secondsOf(found.issuedAt),
    exp: secondsOf(found.expiresAt),
    iss: baseUrl,
    aud: baseUrl,
    sub: sub ?? found.clientId,
  });
}

interface Caller {
  get: (name: string) => string | undefined;
  /** The client that is told of its own tokens only; null: of all. */
  onlyOf: string | null;
}

async function readCaller(holder: Holder, request: Request): Promise<Caller> {
  const { introspectionEndpoint } = holderAddresses(holder.name);
  const hasToken = /^(Bearer|DPoP)\b/i.test(request.headers.get('authorization') ?? '');
  if (hasToken) await presentedToken(holder, request, introspectionEndpoint);
  const form = await readFormBody(request);
  const get = (name: string) => form.get(name);
  if (hasToken) return { get, onlyOf: null };
  const isClient = request.headers.has('authorization') || form.has('client_id');
  if (!isClient && !form.has('client_assertion')) {
    throw bearerRefusal(holder.name, request, 'an access token of this holder that is still good');
  }
  const client = await authenticateAny(holder, request, form);
  return { get, onlyOf: client.isPublic ? client.id : null };
}

async function findRefresh(
  holder: Holder,
  token: string,
): Promise<(AccessToken & { isRefresh: true }) | null> {
  const client = await db();
  const row = await client.sandboxRefreshToken.findFirst({
    where: {
      tokenHash: hashToken(token),
      usedAt: null,
      expiresAt: { gt: new Date() },
      grant: { holder: holder.name, revokedAt: null },
    },
    include: { grant: true },
  });
  if (!row) return null;
  const { grant, createdAt: issuedAt, expiresAt } = row;
  const { clientId, scope, personId } = grant;
  const context = { ...(grant.context as object), sub: personId };
  return { clientId, scope, issuedAt, expiresAt, context, isRefresh: true };
}
