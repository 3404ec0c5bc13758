import { stateName } from '../normalize/places';
import type { FacetName } from './facets';

/**
 * Words for the values of facets. Where the values are known beforehand, they stand in the order in which they are
 * shown.
 */
const labels: Readonly<Partial<Record<FacetName, Readonly<Record<string, string>>>>> = {
  fhir: { r4: 'R4', r5: 'R5', stu3: 'STU3', dstu2: 'DSTU2', unknown: 'Not known' },
  status: {
    working: 'Works now',
    degraded: 'Degraded',
    moved: 'Moved',
    unreachable: 'Unreachable',
    'never-worked': 'Never worked',
    'not-checked': 'Not checked',
  },
  has: { smart: 'SMART', udap: 'UDAP', registration: 'Dynamic registration' },
  kind: {
    provider: 'Provider',
    payer: 'Payer',
    laboratory: 'Laboratory',
    government: 'Government',
    vendor: 'Vendor',
    unknown: 'Not known',
  },
  audience: {
    patient: 'Patients',
    provider: 'Providers',
    payer: 'Payers',
    bulk: 'Bulk data',
    unknown: 'Not known',
  },
  // RFC 6749, RFC 7523, RFC 8628, RFC 8693.
  grant: {
    authorization_code: 'Authorization code (a user signs in)',
    client_credentials: 'Client credentials (no user)',
    refresh_token: 'Refresh tokens',
    implicit: 'Implicit',
    password: 'Password of the user',
    'urn:ietf:params:oauth:grant-type:jwt-bearer': 'JWT as a grant',
    'urn:ietf:params:oauth:grant-type:token-exchange': 'Token exchange',
    'urn:ietf:params:oauth:grant-type:device_code': 'Device code',
  },
  // https://hl7.org/fhir/smart-app-launch/STU2.2/conformance.html#capabilities
  capability: {
    'launch-ehr': 'Launch from the EHR',
    'launch-standalone': 'Standalone launch',
    'authorize-post': 'Authorization by POST',
    'client-public': 'Public clients',
    'client-confidential-symmetric': 'Clients with a secret',
    'client-confidential-asymmetric': 'Clients with a key pair',
    'sso-openid-connect': 'Sign-in with OpenID Connect',
    'context-banner': 'Context: patient banner',
    'context-style': 'Context: style of the EHR',
    'context-ehr-patient': 'Context: patient, from the EHR',
    'context-ehr-encounter': 'Context: encounter, from the EHR',
    'context-standalone-patient': 'Context: patient, standalone',
    'context-standalone-encounter': 'Context: encounter, standalone',
    'permission-offline': 'Access while the user is away',
    'permission-online': 'Access while the user is there',
    'permission-patient': 'Scopes of one patient',
    'permission-user': 'Scopes of the user',
    'permission-v1': 'Scopes in version 1',
    'permission-v2': 'Scopes in version 2',
    'smart-app-state': 'Stores the state of apps',
  },
};

/** Facets whose values have an order of their own; the others are shown by how many have them. */
const inOrder: ReadonlySet<FacetName> = new Set(['fhir', 'status', 'has', 'kind', 'audience']);

/** A value of a facet for people; one that has no words is shown as it is. */
export function facetLabel(facet: FacetName, value: string): string {
  if (facet === 'state') return stateName(value) ?? value;
  const known = labels[facet];
  return known && Object.hasOwn(known, value) ? known[value]! : value;
}

/** The place of a value among those of its facet; all the same where how many have it decides. */
export function facetPlace(facet: FacetName, value: string): number {
  const known = labels[facet];
  if (!known || !inOrder.has(facet)) return 0;
  const place = Object.keys(known).indexOf(value);
  return place < 0 ? Infinity : place;
}
