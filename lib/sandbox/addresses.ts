import 'server-only';
import { env } from '@/lib/env';

/** The path segment that names a sandbox holder (lib/sandbox/holders). */
export type HolderName = string;

/** The name of the sandbox's identity provider (UDAP Tiered OAuth): it has people, but no data. */
export const identityProviderName = 'idp';

/** Whether a holder is the identity provider. */
export function isIdentityProvider({ name }: { name: HolderName }): boolean {
  return name === identityProviderName;
}

/** Every address of one holder, as published and as compared: the strings are used byte for byte. */
export interface HolderAddresses {
  baseUrl: string;
  authorizationEndpoint: string;
  registrationEndpoint: string;
  tokenEndpoint: string;
  introspectionEndpoint: string;
  revocationEndpoint: string;
  userinfoEndpoint: string;
  jwksUri: string;
  /** Where an identity provider sends people back to. */
  upstreamRedirect: string;
}

/** The addresses that a holder of this name has below the public address of the portal. */
export function holderAddresses(holder: HolderName): HolderAddresses {
  const root = `${env().APP_URL}/sandbox/${holder}`;
  return {
    // An identity provider has no FHIR: what it is known by is its root.
    baseUrl: isIdentityProvider({ name: holder }) ? root : `${root}/fhir/r4`,
    authorizationEndpoint: `${root}/oauth/authorize`,
    registrationEndpoint: `${root}/oauth/register`,
    tokenEndpoint: `${root}/oauth/token`,
    introspectionEndpoint: `${root}/oauth/introspect`,
    revocationEndpoint: `${root}/oauth/revoke`,
    userinfoEndpoint: `${root}/oauth/userinfo`,
    jwksUri: `${root}/oauth/jwks`,
    upstreamRedirect: `${root}/oauth/upstream`,
  };
}

/**
 * The picture that people see when somebody asks them for consent. UDAP and most servers take https only, so that a
 * portal on loopback names the address that it would have there.
 */
export function logoUri(): string {
  const url = new URL('/logo.png', env().APP_URL);
  url.protocol = 'https:';
  return url.href;
}

/** The page on which a person answers an authorization request. */
export function interactionUrl(holder: HolderName, id: string): string {
  return `${env().APP_URL}/sandbox/${holder}/oauth/interaction/${id}`;
}

/** The page that plays the EHR out of which apps are launched. */
export function launchPageUrl(holder: HolderName): string {
  return `${env().APP_URL}/sandbox/${holder}/launch`;
}

/** Where a client reads, changes and deletes its own registration (RFC 7592 §2). */
export function registrationClientUri(holder: HolderName, clientId: string): string {
  return `${holderAddresses(holder).registrationEndpoint}/${encodeURIComponent(clientId)}`;
}

/** The URI by which the certifier of the sandbox is known: the issuer of its certifications. */
export function certifierUri(): string {
  return `${env().APP_URL}/sandbox/certifications`;
}

/** The URI of the certification that the sandbox gives to apps. */
export function basicAppCertification(): string {
  return `${certifierUri()}/basic-app`;
}

/** The URI of the policy under which an individual consents to the use of their data at the sandbox. */
export function consentPolicyUri(): string {
  return `${env().APP_URL}/sandbox/consent/individual-access`;
}

/** The last segment of the URI of a trust community of the sandbox. */
export type CommunitySegment = 'harbor' | 'harbor-ec';

/** The URI that names a trust community of the sandbox. */
export function communityUri(segment: CommunitySegment = 'harbor'): string {
  return `${env().APP_URL}/sandbox/communities/${segment}`;
}

/** The address of a document below `/sandbox/pki/`. */
export function pkiFileUrl(file: string): string {
  return `${env().APP_URL}/sandbox/pki/${file}`;
}

/** The address at which an authority of the sandbox answers OCSP requests. */
export function ocspUrl(authorityName: string): string {
  return pkiFileUrl(`ocsp/${authorityName}`);
}

/** Where the RSA authorities of the sandbox publish themselves and their revocation lists. */
export function pkiAddresses() {
  return {
    anchorCertificate: pkiFileUrl('anchor.cer'),
    anchorCrl: pkiFileUrl('anchor.crl'),
    intermediateCertificate: pkiFileUrl('intermediate.cer'),
    intermediateCrl: pkiFileUrl('intermediate.crl'),
  };
}
