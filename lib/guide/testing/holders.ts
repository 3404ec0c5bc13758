import { emrDirect } from '@/lib/protocol/registration/profiles/emr-direct';
import { smart } from '@/lib/protocol/registration/profiles/smart';
import { udapStu2 } from '@/lib/protocol/registration/profiles/udap';
import type { HolderFacts } from '../holder-facts';

const nothing: HolderFacts = {
  baseUrl: 'https://fhir.example.org/r4',
  name: 'Example',
  probedAt: null,
  hasSmart: null,
  hasUdap: null,
  grantTypes: [],
  smartCapabilities: [],
  udapProfiles: [],
  communities: [],
  registrationEndpoint: null,
  profile: null,
};
const probed = { ...nothing, probedAt: '2026-11-24T00:00:00.000Z' };

/** Nobody has looked at it. */
export const unknownHolder: HolderFacts = { ...nothing, name: 'Unknown', profile: smart };

/** SMART only, registers by hand. */
export const smartHolder: HolderFacts = {
  ...probed,
  baseUrl: 'https://smart.example.org/r4',
  name: 'Smart only',
  hasSmart: true,
  hasUdap: false,
  grantTypes: ['authorization_code', 'client_credentials'],
  smartCapabilities: [
    'launch-ehr',
    'launch-standalone',
    'client-public',
    'client-confidential-symmetric',
    'client-confidential-asymmetric',
    'permission-v2',
  ],
  profile: smart,
};

/** SMART 1: no asymmetric keys, scopes of the old kind. */
export const oldHolder: HolderFacts = {
  ...smartHolder,
  baseUrl: 'https://old.example.org/r4',
  name: 'Old',
  grantTypes: ['authorization_code'],
  smartCapabilities: ['launch-standalone', 'client-confidential-symmetric', 'permission-v1'],
};

/** SMART and UDAP with everything. */
export const udapHolder: HolderFacts = {
  ...smartHolder,
  baseUrl: 'https://udap.example.org/r4',
  name: 'Udap too',
  hasUdap: true,
  udapProfiles: ['udap_dcr', 'udap_authn', 'udap_authz', 'udap_to'],
  communities: ['udap://one.example/'],
  registrationEndpoint: 'https://udap.example.org/register',
  profile: udapStu2,
};

/** UDAP without SMART. */
export const udapOnlyHolder: HolderFacts = {
  ...udapHolder,
  baseUrl: 'https://udap-only.example.org/r4',
  name: 'UDAP only',
  hasSmart: false,
  smartCapabilities: [],
};

/** UDAP for people who sign in: neither client credentials nor Tiered OAuth. */
export const consumerUdapHolder: HolderFacts = {
  ...udapHolder,
  baseUrl: 'https://consumer.example.org/r4',
  name: 'Consumer',
  grantTypes: ['authorization_code'],
  udapProfiles: ['udap_dcr', 'udap_authn'],
};

/** One of which public documents tell: dynamic registration refuses custom schemes. */
export const emrDirectHolder: HolderFacts = {
  ...udapHolder,
  baseUrl: 'https://fhir.healthtogo.me/fhir/r4/x.y',
  name: 'EMR Direct',
  profile: emrDirect,
};
