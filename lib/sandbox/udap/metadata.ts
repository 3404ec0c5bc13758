import 'server-only';
import { randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import { toBase64 } from '@/lib/protocol/bytes';
import { fingerprintOf } from '@/lib/protocol/x509/describe';
import { holderAddresses, isIdentityProvider } from '../addresses';
import { communities, findCommunityByUri, type CommunityDefinition } from '../communities';
import type { Holder } from '../holders/settings';
import { extensionsRequired, extensionsSupported } from '../oauth/assertion-extensions';
import { grantTypesOf, signingAlgorithms } from '../oauth/capabilities';
import { scopesOf } from '../oauth/scopes';
import { authority } from '../pki/authority';
import { holderCredential } from '../pki/holder-credential';

const lifetimeSeconds = 86_400;

interface Signed {
  jwt: string;
  /** What it was made from; metadata of another certificate or address is not served. */
  state: string;
  /** Seconds since 1970. */
  signedAt: number;
}
// One set per process, whichever bundle asks: Next loads this module more than once.
const store = globalThis as typeof globalThis & { onrampSignedMetadata?: Map<string, Signed> };

/** The answer of a holder to a request for its UDAP metadata: the document, “no such community”, or “no UDAP”. */
export type UdapMetadataAnswer =
  { status: 200; body: Record<string, unknown> } | { status: 204 } | { status: 404 };

/**
 * The UDAP metadata of a holder, signed for the community that is asked for: with the holder's key of that
 * community. A community that is not of the sandbox is unknown here, which is said with 204. A holder without
 * UDAP says 404.
 *
 * @param community the `community` parameter of the request (a URI), null when there was none: then it is
 *   signed for the first community
 * @see https://hl7.org/fhir/us/udap-security/STU2/discovery.html
 */
export async function udapMetadata(
  holder: Holder,
  community: string | null,
): Promise<UdapMetadataAnswer> {
  const { name, settings } = holder;
  if (!settings.methods.udap) return { status: 404 };
  const definition = community === null ? communities[0] : findCommunityByUri(community);
  if (!definition) return { status: 204 };
  const addresses = holderAddresses(name);
  const scopes = scopesOf(holder);
  // Who signs people in and no more has no clients that say for what they ask.
  const hasExtensions = !isIdentityProvider(holder);
  // The first generation of the guide does not demand the list; such a holder has it only when it has one of its own.
  const hasScopes = settings.ruleSet === 'stu2' || settings.scopesSupported !== undefined;
  return {
    status: 200,
    body: {
      udap_versions_supported: ['1'],
      udap_profiles_supported: [
        'udap_dcr',
        'udap_authn',
        ...(hasExtensions ? ['udap_authz'] : []),
        ...(scopes.includes('udap') ? ['udap_to'] : []),
      ],
      udap_authorization_extensions_supported: hasExtensions ? extensionsSupported : [],
      ...(hasExtensions && { udap_authorization_extensions_required: extensionsRequired }),
      udap_certifications_supported: settings.certificationsSupported,
      udap_certifications_required: settings.certificationsRequired,
      grant_types_supported: grantTypesOf(holder),
      ...(hasScopes && { scopes_supported: scopes }),
      authorization_endpoint: addresses.authorizationEndpoint,
      token_endpoint: addresses.tokenEndpoint,
      token_endpoint_auth_methods_supported: ['private_key_jwt'],
      token_endpoint_auth_signing_alg_values_supported: signingAlgorithms,
      registration_endpoint: addresses.registrationEndpoint,
      registration_endpoint_jwt_signing_alg_values_supported: signingAlgorithms,
      introspection_endpoint: addresses.introspectionEndpoint,
      revocation_endpoint: addresses.revocationEndpoint,
      userinfo_endpoint: addresses.userinfoEndpoint,
      signed_metadata: await signedMetadata(holder, definition),
    },
  };
}

/**
 * The endpoints as a JWT, signed with the holder's key of a community. It lives a day and is signed again after half of
 * it, or when the certificate or an address changed.
 */
async function signedMetadata(holder: Holder, community: CommunityDefinition): Promise<string> {
  const signer = await holderCredential(holder, community);
  const intermediate = await authority(community.intermediate);
  const addresses = holderAddresses(holder.name);
  const key = `${community.id} ${holder.name}`;
  const chain = [signer.certificate, intermediate.certificate];
  const state = [...chain.map(fingerprintOf), addresses.baseUrl].join(' ');
  const cache = (store.onrampSignedMetadata ??= new Map());
  const known = cache.get(key);
  const now = Math.floor(Date.now() / 1000);
  const ageSeconds = now - (known?.signedAt ?? 0);
  // A negative age means that the clock was set back: a JWT from the future would be refused.
  if (known?.state === state && ageSeconds >= 0 && ageSeconds < lifetimeSeconds / 2) {
    return known.jwt;
  }
  const jwt = await new SignJWT({
    iss: addresses.baseUrl,
    sub: addresses.baseUrl,
    iat: now,
    exp: now + lifetimeSeconds,
    jti: randomUUID(),
    authorization_endpoint: addresses.authorizationEndpoint,
    token_endpoint: addresses.tokenEndpoint,
    registration_endpoint: addresses.registrationEndpoint,
  })
    .setProtectedHeader({
      alg: 'RS256',
      x5c: chain.map((certificate) => toBase64(new Uint8Array(certificate.rawData))),
    })
    .sign(signer.privateKey);
  cache.set(key, { jwt, state, signedAt: now });
  return jwt;
}
