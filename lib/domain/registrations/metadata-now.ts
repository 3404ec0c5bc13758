import 'server-only';
import { appClientOf } from '@/lib/domain/apps/app-client-of';
import { jwksUri } from '@/lib/domain/apps/app-issuer';
import { buildClientMetadata } from '@/lib/protocol/registration/client-metadata';
import type { RegistrationDetail } from '@/lib/schemas/registration';

/** The client metadata of a registration as its app says it now: what a change would send. */
export async function metadataNow(
  workspaceId: string,
  { appId, grantType, scope, authMethod, method }: RegistrationDetail,
): Promise<Record<string, unknown>> {
  const { app, client } = await appClientOf(workspaceId, appId, grantType);
  const hasKeys = method !== 'udap' && authMethod === 'private_key_jwt';
  return {
    ...buildClientMetadata({
      app: app.metadata,
      grantType,
      scope,
      authMethod,
      hasRefreshToken: client.hasRefreshToken,
      isPlain: method === 'dcr',
      ...(hasKeys ? { jwksUri: jwksUri(appId) } : {}),
    }),
  };
}
