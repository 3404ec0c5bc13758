import 'server-only';
import { db } from '@/lib/db/client';
import { getRegistration } from '@/lib/domain/registrations/get-registration';
import type {
  AppMetadata,
  AuthMethod,
  ClientMetadata,
  GrantType,
} from '@/lib/protocol/registration/client-metadata';
import { RegisterRequestSchema } from '@/lib/schemas/register';
import { userClientOf, type UserClient } from '../code/user-client';
import { registerClient } from '../registration/register-client';
import type { RegistrationState } from '../registration/registration-state';
import type { RunState } from '../run-state';

/** A client with plain metadata (RFC 7591): of which app, for what, and how it proves who it is. */
export interface PlainKind {
  appId: string;
  grantType: GrantType;
  authMethod: AuthMethod;
}

/**
 * The newest client of this kind at the holder that has not ended and that fits, or null. Of many only the newest twenty
 * are looked at.
 */
export async function findPlainClient(
  { workspaceId, baseUrl, context }: RunState,
  kind: PlainKind,
  fits: (client: UserClient) => boolean,
): Promise<UserClient | null> {
  const client = await db();
  const now = context.now();
  const rows = await client.registration.findMany({
    where: {
      workspaceId,
      ...kind,
      holderBaseUrl: baseUrl,
      method: 'dcr',
      status: 'active',
      clientId: { not: null },
      AND: [
        { OR: [{ clientExpiresAt: null }, { clientExpiresAt: { gt: now } }] },
        { OR: [{ clientSecretExpiresAt: null }, { clientSecretExpiresAt: { gt: now } }] },
      ],
    },
    orderBy: { createdAt: 'desc' },
    select: { id: true },
    take: 20,
  });
  for (const { id } of rows) {
    const found = userClientOf(await getRegistration(workspaceId, id));
    if (found && fits(found)) return found;
  }
  return null;
}

/**
 * Registers an app with plain metadata.
 *
 * @param issuer by which the app is known in UDAP; plain registration has none
 * @returns the client, or null when the holder did not register it; the checks say why
 * @see https://www.rfc-editor.org/rfc/rfc7591#section-3
 */
export async function registerPlainClient(
  state: RunState,
  kind: PlainKind,
  app: { id: string; name: string; metadata: AppMetadata },
  clientMetadata: ClientMetadata,
  issuer = '',
): Promise<UserClient | null> {
  const { appId, grantType, authMethod } = kind;
  const registrationState: RegistrationState = {
    ...state,
    wanted: RegisterRequestSchema.parse({
      appId,
      grantType,
      method: 'dcr',
      holder: state.baseUrl,
      authMethod,
    }),
    app,
    client: { appId, grantType, issuer },
    clientMetadata,
  };
  const id = await registerClient(registrationState);
  return id === null ? null : userClientOf(await getRegistration(state.workspaceId, id));
}
