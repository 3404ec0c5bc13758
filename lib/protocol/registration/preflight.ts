import type { X509Certificate } from '@peculiar/x509';
import type { Check } from '../check';
import type { ProtocolContext } from '../transport';
import { checkAppMetadata } from './app-metadata-checks';
import type { AppMetadata, ClientMetadata, GrantType, RegistrationMethod } from './client-metadata';
import type { HolderProfile } from './holder-profile';
import { checkCertificateFits } from './preflight-certificate';
import { check } from './preflight-catalogue';
import { checkJwks } from './preflight-jwks';
import { checkLiveUris } from './preflight-live';
import { checkScopesFit } from './preflight-scopes';

/** Everything that a registration is about, before it is sent. */
export interface PreflightInput {
  /** As it will be sent. */
  metadata: ClientMetadata;
  app: AppMetadata;
  grantType: GrantType;
  method: RegistrationMethod;
  profile: HolderProfile;
  /** UDAP: the issuer of the statement and the certificate that signs it. */
  issuer: string | null;
  certificate: X509Certificate | null;
  /** What discovery named, per document; null where it said nothing. */
  offered: { udap: readonly string[] | null; smart: readonly string[] | null };
  hasInitialAccessToken?: boolean;
  /** Redirect URIs that the holder takes whatever their kind. */
  ownRedirects?: readonly string[];
  context: ProtocolContext;
}

/**
 * Holds an app against what a holder and a method demand, before anything is sent to the holder. Calls the addresses of
 * the app where the holder cares; never throws for what they answer.
 */
export async function preflight(input: PreflightInput): Promise<Check[]> {
  const { app, grantType, method, profile, ownRedirects = [] } = input;
  return [
    methodOffered(input),
    ...initialAccessToken(input),
    ...checkAppMetadata(app, { grantType, method, profile, ownRedirects }),
    ...checkCertificateFits(input),
    ...checkScopesFit(input),
    ...(await checkLiveUris(input)),
    ...(await checkJwks(input)),
  ];
}

function methodOffered({ profile, method, grantType }: PreflightInput): Check {
  const rule = profile.methods[method];
  const id = 'registration.preflight.method';
  const note = rule.note ? ` ${rule.note}` : '';
  if (!rule.isOffered) {
    const seen = `${profile.name} does not offer it.${note}`;
    return check(id, { verdict: 'fail', seen });
  }
  if (!rule.grantTypes.includes(grantType)) {
    const seen = `${profile.name} offers it for ${rule.grantTypes.join(' and ') || 'no workflow'}, not for ${grantType}.${note}`;
    return check(id, { verdict: 'fail', seen });
  }
  return check(id, { verdict: 'pass', seen: `${profile.name} offers it for ${grantType}.${note}` });
}

function initialAccessToken({ profile, method, hasInitialAccessToken }: PreflightInput): Check[] {
  if (method !== 'dcr' || !profile.methods.dcr.needsInitialAccessToken) return [];
  return [
    check('registration.preflight.initial-access-token', {
      verdict: hasInitialAccessToken ? 'pass' : 'warn',
      seen: hasInitialAccessToken
        ? 'One was typed in (not shown here).'
        : `${profile.name} wants one, and none was typed in.`,
    }),
  ];
}
