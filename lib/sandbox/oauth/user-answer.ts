import 'server-only';
import type { SandboxGrant } from '@/generated/prisma/client';
import { newToken } from '@/lib/crypto/token';
import { db } from '@/lib/db/client';
import type { Holder } from '../holders/settings';
import { findPerson, nameOfPerson } from '../people/people';
import { issueAccessToken } from './access-token';
import type { KnownClient } from './authenticate-client';
import { userAccessTokenSeconds } from './capabilities';
import { signIdToken } from './id-token';
import { contextMembers, LaunchContextSchema } from './launch-context';
import { oauthJson } from './oauth-error';

/**
 * The token answer for an app with a user: an access token, a refresh token where one was asked for, an id_token with
 * `openid`, and the launch context.
 *
 * @param options.scope less than what was granted
 * @see https://hl7.org/fhir/smart-app-launch/STU2.2/app-launch.html
 */
export async function answerUser(
  holder: Holder,
  client: KnownClient,
  grant: SandboxGrant,
  options: { jkt: string | null; nonce?: string | null; scope?: string },
): Promise<Response> {
  const { jkt, nonce = null, scope = grant.scope } = options;
  const context = LaunchContextSchema.parse(grant.context);
  const { token, expiresInSeconds } = await issueAccessToken(
    holder.name,
    {
      clientId: client.id,
      scope,
      grantId: grant.id,
      context: { ...context, sub: grant.personId, ...(jkt !== null && { cnf: { jkt } }) },
    },
    client.expiresAt,
    userAccessTokenSeconds(holder),
  );
  const refreshToken = await newRefreshToken(client, grant, jkt);
  const scopes = scope.split(' ');
  return oauthJson({
    access_token: token,
    token_type: jkt === null ? 'Bearer' : 'DPoP',
    expires_in: expiresInSeconds,
    scope,
    ...(refreshToken !== null && { refresh_token: refreshToken }),
    ...(scopes.includes('openid') && {
      id_token: await signIdToken(holder, {
        clientId: client.id,
        personId: grant.personId,
        authenticatedAt: grant.authenticatedAt,
        nonce,
        ...nameOf(holder, grant.personId),
        ...(scopes.includes('fhirUser') &&
          context.fhirUser !== undefined && { fhirUser: context.fhirUser }),
      }),
    }),
    ...contextMembers(context, scope),
  });
}

/** The name of the person, while the sandbox knows them. */
function nameOf({ name }: Holder, personId: string): { name?: string } {
  const person = findPerson(name, personId);
  return person ? { name: nameOfPerson(person) } : {};
}

/** A new refresh token, when the app may have one; it does not outlive the grant. */
async function newRefreshToken(
  client: KnownClient,
  { id: grantId, scope, expiresAt }: SandboxGrant,
  jkt: string | null,
): Promise<string | null> {
  const isAsked = scope.split(' ').some((one) => /^(offline|online)_access$/.test(one));
  if (!isAsked || !client.grantTypes.includes('refresh_token')) return null;
  const { token, hash } = newToken('refresh');
  const database = await db();
  await database.sandboxRefreshToken.create({
    data: {
      tokenHash: hash,
      grantId,
      // A client that authenticates proves itself; a public one proves its key (RFC 9449 §5).
      dpopJkt: client.isPublic ? jkt : null,
      expiresAt,
    },
  });
  return token;
}
