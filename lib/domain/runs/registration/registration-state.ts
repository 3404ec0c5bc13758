import 'server-only';
import { appClientOf, type ClientOfApp } from '@/lib/domain/apps/app-client-of';
import { jwksUri } from '@/lib/domain/apps/app-issuer';
import { publishedJwks } from '@/lib/domain/apps/published-jwks';
import {
  buildClientMetadata,
  type ClientMetadata,
  type RegistrationMethod,
} from '@/lib/protocol/registration/client-metadata';
import type { HolderProfile } from '@/lib/protocol/registration/holder-profile';
import { RunRequestSchema } from '@/lib/schemas/run';
import type { PreflightRequest } from '@/lib/schemas/register';
import { resolveHolder } from '../resolve-holder';
import type { RunState } from '../run-state';
import type { RunWorld } from '../run-world';

/** What the steps of a registration share beside what every run has. */
export interface RegistrationState extends RunState {
  wanted: PreflightRequest;
  app: ClientOfApp['app'];
  client: { appId: string; grantType: PreflightRequest['grantType']; issuer: string };
  /** What the client is to be registered with. */
  clientMetadata: ClientMetadata;
  /** Known from the pre-flight on. */
  profile?: HolderProfile;
}

/** A registration as it is wanted, before a run takes it up. */
export interface WantedRegistration {
  app: ClientOfApp['app'];
  holder: Awaited<ReturnType<typeof resolveHolder>>;
  /** The state of a run that takes it up. */
  stateIn: (world: RunWorld) => RegistrationState;
}

/** How a client proves itself after each method; UDAP knows one way only. */
function authMethodOf(wanted: PreflightRequest) {
  return wanted.method === 'udap' ? 'private_key_jwt' : wanted.authMethod;
}

/**
 * Looks up what a registration is about: the app, its client, the holder.
 *
 * @param metadata what to register instead of what the app says now
 * @throws AppError `resource.not_found` for an unknown app, `request.invalid` for a holder that is none
 */
export async function wantRegistration(
  workspaceId: string,
  wanted: PreflightRequest,
  metadata?: ClientMetadata,
): Promise<WantedRegistration> {
  const { app, client } = await appClientOf(workspaceId, wanted.appId, wanted.grantType);
  const holder = await resolveHolder(wanted.holder);
  const clientMetadata = metadata ?? (await metadataOf(app, client, wanted));
  const request = RunRequestSchema.parse({
    holder: holder.baseUrl,
    ...(wanted.community === undefined ? {} : { community: wanted.community }),
    anchors: wanted.anchors,
    rules: wanted.rules,
    ...(wanted.revocation === undefined ? {} : { revocation: wanted.revocation }),
    auth:
      wanted.method === 'udap'
        ? {
            method: 'udap',
            ...(wanted.certificateId === undefined ? {} : { certificateId: wanted.certificateId }),
            scope: clientMetadata.scope,
          }
        : { method: 'none' },
    until: 'register',
  });
  return {
    app,
    holder,
    stateIn: (world) => ({
      ...world,
      ...holder,
      // Who says where to register, or asks by hand, needs no FHIR server that answers.
      mayLackFhir: needsNoDiscovery(wanted),
      request,
      wanted,
      app,
      client: { appId: app.id, grantType: client.grantType, issuer: client.issuer },
      clientMetadata,
    }),
  };
}

function needsNoDiscovery({ method, registrationEndpoint }: PreflightRequest): boolean {
  if (method === 'dcr') return registrationEndpoint !== undefined;
  return method !== 'udap';
}

async function metadataOf(
  app: ClientOfApp['app'],
  client: ClientOfApp['client'],
  wanted: PreflightRequest,
): Promise<ClientMetadata> {
  const authMethod = authMethodOf(wanted);
  const needsKeys = wanted.method !== 'udap' && authMethod === 'private_key_jwt';
  return buildClientMetadata({
    app: app.metadata,
    grantType: client.grantType,
    scope: wanted.scope ?? client.scope,
    authMethod,
    hasRefreshToken: client.hasRefreshToken,
    isPlain: wanted.method === 'dcr',
    ...(needsKeys && wanted.keys === 'jwks_uri' ? { jwksUri: jwksUri(app.id) } : {}),
    ...(needsKeys && wanted.keys === 'jwks' ? { jwks: await publishedJwks(app.id) } : {}),
  });
}

/** What a run of a registration shows as its request: everything but the secrets. */
export function shownRequest(
  wanted: PreflightRequest,
  steps: readonly string[],
): Record<string, unknown> {
  const { initialAccessToken, statement, ...rest } = wanted;
  return {
    ...rest,
    ...(initialAccessToken === undefined ? {} : { hasInitialAccessToken: true }),
    ...(statement === undefined ? {} : { isSignedBefore: true }),
    steps,
  };
}

/** The method of a profile by which a registration is judged. */
export const methodNames: Readonly<Record<RegistrationMethod, string>> = {
  udap: 'UDAP',
  dcr: 'RFC 7591',
  manual: 'Manual registration',
  'one-off': 'One-off credentials',
};
