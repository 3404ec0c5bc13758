import 'server-only';
import { appClientOf } from '@/lib/domain/apps/app-client-of';
import { ensureApp } from '@/lib/domain/apps/ensure-app';
import type { CodeAuth } from '@/lib/schemas/code-auth';
import type { RunRequest } from '@/lib/schemas/run';
import { doesNotFit, requireRegistration } from '../client/require-registration';
import type { RunState } from '../run-state';

interface Prepared {
  request: RunRequest;
  client?: NonNullable<RunState['client']>;
}

/**
 * Looks up what a run with a person needs to know before it starts: the registration that was chosen says how it
 * registered, and in UDAP the client whose issuer the certificate has to name.
 *
 * @throws AppError `resource.not_found` for the registration, `request.invalid` when it is not good for this run
 */
export async function prepareCode(
  workspaceId: string,
  baseUrl: string,
  request: RunRequest,
): Promise<Prepared> {
  const { auth } = request;
  if (auth.method !== 'code') return { request };
  if (auth.registrationId !== undefined) return chosen(workspaceId, baseUrl, request, auth);
  if (auth.registration === 'plain') return { request };
  const { id: appId } = await ensureApp(workspaceId);
  const { client } = await appClientOf(workspaceId, appId, 'authorization_code');
  return { request, client: { appId, grantType: 'authorization_code', issuer: client.issuer } };
}

async function chosen(
  workspaceId: string,
  baseUrl: string,
  request: RunRequest,
  auth: CodeAuth,
): Promise<Prepared> {
  const id = auth.registrationId ?? '';
  const found = await requireRegistration(workspaceId, baseUrl, id, ({ grantType }) => {
    if (grantType === 'authorization_code') return;
    throw doesNotFit(`Found a registration for ${grantType}; expected one for authorization_code.`);
  });
  const isUdap = found.method === 'udap';
  const settled: CodeAuth = {
    ...auth,
    registration: isUdap ? 'udap' : 'plain',
    authMethod: found.authMethod,
  };
  if (!isUdap) return { request: { ...request, auth: settled } };
  const { appId, issuer, community } = found;
  return {
    request: {
      ...request,
      auth: settled,
      // The same issuer in another community would be another client.
      ...(request.community === undefined && community !== null && URL.canParse(community)
        ? { community }
        : {}),
    },
    client: { appId, grantType: 'authorization_code', issuer: issuer ?? '' },
  };
}
