import type { CertificateSummary } from '@/lib/schemas/certificate';
import type { AuthMethod, GrantType } from '@/lib/protocol/registration/client-metadata';

/** An app that can be registered, with the issuer of its client for each workflow that it has. */
export interface AppChoice {
  id: string;
  name: string;
  issuers: Partial<Record<GrantType, string>>;
}

/** A certificate that can speak for an issuer. */
export type CertificateChoice = Pick<
  CertificateSummary,
  'id' | 'subject' | 'community' | 'sanUris' | 'notAfter'
>;

/** The workflows in the words that people read. */
export const grantTypeWords: Readonly<Record<GrantType, string>> = {
  client_credentials: 'Server to server (client_credentials)',
  authorization_code: 'With a user (authorization_code)',
};

/** The ways of a client to authenticate in the words that people read. */
export const authMethodWords: Readonly<Record<AuthMethod, string>> = {
  private_key_jwt: 'A signed assertion (private_key_jwt)',
  client_secret_basic: 'A client secret in a header (client_secret_basic)',
  client_secret_post: 'A client secret in the body (client_secret_post)',
  none: 'Nothing: a public client (none)',
};

/** The certificates that can sign for a client of an app. */
export function fittingCertificates(
  certificates: readonly CertificateChoice[],
  issuer: string | undefined,
): CertificateChoice[] {
  return certificates.filter(({ sanUris }) => issuer !== undefined && sanUris.includes(issuer));
}
