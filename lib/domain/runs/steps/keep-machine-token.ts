import 'server-only';
import { keepToken } from '@/lib/domain/run-tokens/keep-token';
import type { AccessTokenResponse } from '@/lib/protocol/oauth/token';
import { TokenContextSchema } from '@/lib/schemas/run-token';
import { expiryOf } from '../code/expiry-of';
import type { RunState } from '../run-state';

/**
 * Keeps the token of a client without a person, sealed, so that it can be introspected and revoked.
 *
 * @returns the id under which it is kept
 */
export async function keepMachineToken(
  state: RunState,
  registrationId: string,
  token: AccessTokenResponse,
  asked: { tokenEndpoint: string; scope: string; dpopKey: string | null },
): Promise<string> {
  const { workspaceId, runId, startedBy, baseUrl, context } = state;
  return keepToken(
    workspaceId,
    {
      registrationId,
      createdById: startedBy,
      holderBaseUrl: baseUrl,
      askedScope: asked.scope,
      launchHash: '',
      idp: '',
    },
    {
      accessToken: token.access_token,
      refreshToken: null,
      dpopKey: asked.dpopKey,
      scope: token.scope ?? asked.scope,
      expiresAt: expiryOf(token.expires_in, context.now()),
      tokenEndpoint: asked.tokenEndpoint,
      context: TokenContextSchema.parse({}),
      runId,
    },
  );
}
