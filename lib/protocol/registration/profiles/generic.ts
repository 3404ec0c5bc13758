import type { HolderProfile } from '../holder-profile';
import { notOffered, offered } from './method-rule';

const shared = {
  hosts: [],
  liveUris: 'advised',
  contactDomain: 'advised',
  refreshTokens: { isOffered: true, lifeDays: null, isSingleUse: null },
  communities: [],
} as const;

const byHand = offered({
  allowsLoopback: true,
  allowsCustomScheme: true,
  note: 'Most holders have a form or a mail address for developers.',
});
const oneOff = offered({
  grantTypes: ['client_credentials'],
  note: 'Some holders make credentials for one purpose on request.',
});

/** A SMART App Launch server of which nothing else is known. */
export const genericSmart: HolderProfile = {
  ...shared,
  hosts: [],
  communities: [],
  key: 'smart',
  name: 'Any SMART on FHIR holder',
  summary: 'What SMART App Launch 2.2 demands, for a holder of which nothing else is known.',
  methods: {
    udap: notOffered('No UDAP metadata was found.'),
    dcr: offered({
      note: 'Where the SMART configuration names a registration_endpoint. SMART itself does not standardize registration.',
    }),
    manual: byHand,
    'one-off': oneOff,
  },
  ruleSet: null,
  pkce: 'S256',
  algorithms: ['RS384', 'ES384'],
  scopeVersions: ['v1', 'v2'],
  source: {
    text: 'HL7 SMART App Launch 2.2',
    url: 'https://hl7.org/fhir/smart-app-launch/STU2.2/',
    date: '2026-11-24',
  },
};

const udap = {
  ...genericSmart,
  algorithms: ['RS256', 'ES256', 'RS384', 'ES384'],
  methods: {
    udap: offered({
      note: 'With a certificate of a community that the holder trusts; the answer comes at once.',
    }),
    dcr: offered({
      note: 'Where the SMART configuration names a registration_endpoint beside that of UDAP.',
    }),
    manual: byHand,
    'one-off': oneOff,
  },
} satisfies Partial<HolderProfile>;

/** A holder with UDAP metadata by the first generation of the guide. */
export const genericUdapStu1: HolderProfile = {
  ...udap,
  key: 'udap-stu1',
  name: 'Any UDAP holder, STU1',
  summary:
    'What HL7 UDAP Security 1.x demands: PKCE, state and the scope of a token request are optional, scopes need not be listed.',
  ruleSet: 'stu1',
  pkce: 'optional',
  source: {
    text: 'HL7 UDAP Security IG 1.1.0 (STU1 Update 1)',
    url: 'https://hl7.org/fhir/us/udap-security/STU1.1/',
    date: '2026-11-24',
  },
};

/** A holder with UDAP metadata by the second generation of the guide. */
export const genericUdapStu2: HolderProfile = {
  ...udap,
  key: 'udap-stu2',
  name: 'Any UDAP holder, STU2',
  summary:
    'What HL7 UDAP Security 2.0 demands: scopes listed in full, communities recognized, state and PKCE S256 wherever users sign in.',
  ruleSet: 'stu2',
  source: {
    text: 'HL7 UDAP Security IG 2.0.0 (STU2)',
    url: 'https://hl7.org/fhir/us/udap-security/STU2/',
    date: '2026-11-24',
  },
};
