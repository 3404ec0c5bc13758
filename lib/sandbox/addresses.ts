import 'server-only';
import { env } from '@/lib/env';

/** The sandbox holders that exist. `harbor` behaves perfectly. */
export const holders = ['harbor'] as const;
export type HolderName = (typeof holders)[number];

/** Every address of one holder, as published and as compared: the strings are used byte for byte. */
export interface HolderAddresses {
  baseUrl: string;
  registrationEndpoint: string;
  tokenEndpoint: string;
  introspectionEndpoint: string;
}

/** The holder that a path segment names, or null. */
export function findHolder(name: string): HolderName | null {
  return holders.find((holder) => holder === name) ?? null;
}

/** The addresses of a holder below the public address of the portal. */
export function holderAddresses(holder: HolderName): HolderAddresses {
  const root = `${env().APP_URL}/sandbox/${holder}`;
  return {
    baseUrl: `${root}/fhir/r4`,
    registrationEndpoint: `${root}/oauth/register`,
    tokenEndpoint: `${root}/oauth/token`,
    introspectionEndpoint: `${root}/oauth/introspect`,
  };
}

/** The URI that names the sandbox's trust community. */
export function communityUri(): string {
  return `${env().APP_URL}/sandbox/communities/harbor`;
}

/** Where the sandbox's certification authorities publish themselves and their revocation lists. */
export function pkiAddresses() {
  const root = `${env().APP_URL}/sandbox/pki`;
  return {
    anchorCertificate: `${root}/anchor.cer`,
    anchorCrl: `${root}/anchor.crl`,
    intermediateCertificate: `${root}/intermediate.cer`,
    intermediateCrl: `${root}/intermediate.crl`,
  };
}
