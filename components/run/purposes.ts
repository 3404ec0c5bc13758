import type { ExchangePurpose } from '@/lib/protocol/exchange';

/** Who takes part in a run. */
export type Lane = 'person' | 'client' | 'app' | 'fhir' | 'authorization' | 'pki' | 'elsewhere';

export const laneNames: Record<Lane, string> = {
  person: 'You, in the browser',
  client: 'Your client',
  app: 'Web pages of the app',
  fhir: 'FHIR server',
  authorization: 'Authorization server',
  pki: 'Certificates and revocation',
  elsewhere: 'Another server',
};

/** The label of an arrow. */
export const purposeNames: Record<ExchangePurpose, string> = {
  'udap-metadata': 'UDAP metadata',
  'smart-configuration': 'SMART configuration',
  'capability-statement': 'CapabilityStatement',
  'issuer-certificate': 'Issuer certificate',
  crl: 'Revocation list',
  registration: 'Registration',
  'client-configuration': 'Client configuration',
  'app-uri': 'Address of the app',
  jwks: 'Key set of the app',
  token: 'Token',
  introspection: 'Introspection',
  revocation: 'Revocation',
  'openid-configuration': 'OpenID configuration',
  'issuer-keys': 'Keys of the issuer',
  userinfo: 'User info',
  fhir: 'FHIR request',
  'bulk-status': 'State of the export',
  'bulk-file': 'File of the export',
  ocsp: 'OCSP',
  webhook: 'Webhook',
  'directory-list': 'List of endpoints',
  'npi-registry': 'NPI registry',
};

/** Who answers a request of each purpose. */
export const purposeLanes: Record<
  ExchangePurpose,
  Exclude<Lane, 'person' | 'client' | 'elsewhere'>
> = {
  'udap-metadata': 'fhir',
  'smart-configuration': 'fhir',
  'capability-statement': 'fhir',
  'issuer-certificate': 'pki',
  crl: 'pki',
  registration: 'authorization',
  'client-configuration': 'authorization',
  'app-uri': 'app',
  jwks: 'app',
  token: 'authorization',
  introspection: 'authorization',
  revocation: 'authorization',
  'openid-configuration': 'authorization',
  'issuer-keys': 'authorization',
  userinfo: 'authorization',
  fhir: 'fhir',
  'bulk-status': 'fhir',
  'bulk-file': 'fhir',
  ocsp: 'pki',
  webhook: 'pki',
  'directory-list': 'pki',
  'npi-registry': 'pki',
};
