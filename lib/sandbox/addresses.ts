import 'server-only';
import { env } from '@/lib/env';

/** The name of a sandbox holder: the path segment of its addresses. Which ones exist: lib/sandbox/holders. */
export type HolderName = string;

/** Every address of one holder, as published and as compared: the strings are used byte for byte. */
export interface HolderAddresses {
  baseUrl: string;
  registrationEndpoint: string;
  authorizationEndpoint: string;
  tokenEndpoint: string;
  introspectionEndpoint: string;
}

/** The addresses of a holder below the public address of the portal. */
export function holderAddresses(holder: HolderName): HolderAddresses {
  const root = `${env().APP_URL}/sandbox/${holder}`;
  return {
    baseUrl: `${root}/fhir/r4`,
    registrationEndpoint: `${root}/oauth/register`,
    authorizationEndpoint: `${root}/oauth/authorize`,
    tokenEndpoint: `${root}/oauth/token`,
    introspectionEndpoint: `${root}/oauth/introspect`,
  };
}

/** The last segment of the URI of a trust community of the sandbox. */
export type CommunitySegment = 'harbor' | 'harbor-ec';

/** The URI that names a trust community of the sandbox. */
export function communityUri(segment: CommunitySegment = 'harbor'): string {
  return `${env().APP_URL}/sandbox/communities/${segment}`;
}

/** The URI of the certification that the certifier of the sandbox gives to apps. */
export function certificationUri(): string {
  return `${env().APP_URL}/sandbox/certifications/basic-app`;
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
