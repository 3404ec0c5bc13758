import 'server-only';
import { db } from '@/lib/db/client';
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
  asked: { tokenEndpoint: string; scope: string },
): Promise<string> {
  const { workspaceId, runId, baseUrl, context } = state;
  const client = await db();
  const { createdById } = await client.run.findUniqueOrThrow({
    where: { id: runId },
    select: { createdById: true },
  });
  return keepToken(
    workspaceId,
    {
      registrationId,
      createdById,
      holderBaseUrl: baseUrl,
      askedScope: asked.scope,
      launchHash: '',
      idp: '',
    },
    {
      accessToken: token.access_token,
      refreshToken: null,
      scope: token.scope ?? asked.scope,
      expiresAt: expiryOf(token.expires_in, context.now()),
      tokenEndpoint: asked.tokenEndpoint,
      context: TokenContextSchema.parse({}),
      runId,
    },
  );
}
