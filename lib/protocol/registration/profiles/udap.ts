import type { HolderProfile } from '../holder-profile';
import { offered } from './method-rule';

const common = {
  hosts: [],
  methods: {
    udap: offered({
      note: 'A signed software statement with a certificate of a community of which the holder is a member. One client has one workflow. Redirects are https. What the guide demands of a statement is checked beside.',
    }),
    dcr: offered({
      note: 'Only where its SMART configuration names a registration_endpoint for plain metadata: the one in the UDAP metadata takes statements.',
    }),
    manual: offered({
      note: 'UDAP is there so that nobody has to; a holder can still have a form.',
    }),
    'one-off': offered({
      note: 'Ask the organization for credentials to its own data; the portal writes the letter.',
    }),
  },
  liveUris: 'advised',
  contactDomain: 'none',
  algorithms: ['RS256', 'ES256', 'RS384', 'ES384'],
  scopeVersions: ['v1', 'v2'],
  refreshTokens: { isOffered: true, lifeDays: null, isSingleUse: null },
  communities: [],
} satisfies Partial<HolderProfile>;

/** Any holder with UDAP that follows the guide as it was in 1.x. */
export const udapStu1: HolderProfile = {
  ...common,
  key: 'udap-stu1',
  name: 'Any UDAP holder, STU 1',
  summary:
    'What the HL7 UDAP Security guide 1.x says of every holder. It is used where discovery finds UDAP metadata of that generation and no other profile fits.',
  ruleSet: 'stu1',
  pkce: 'optional',
  source: {
    text: 'HL7 UDAP Security implementation guide 1.1 (STU 1): discovery, registration.',
    url: 'https://hl7.org/fhir/us/udap-security/STU1.1/',
    date: '2026-11-24',
  },
};

/** Any holder with UDAP that follows the guide as it is in 2.0. */
export const udapStu2: HolderProfile = {
  ...common,
  key: 'udap-stu2',
  name: 'Any UDAP holder, STU 2',
  summary:
    'What the HL7 UDAP Security guide 2.0 says of every holder. It is used where discovery finds UDAP metadata and no other profile fits.',
  ruleSet: 'stu2',
  pkce: 'S256',
  source: {
    text: 'HL7 UDAP Security implementation guide 2.0 (STU 2): discovery, registration, consumer-facing workflows.',
    url: 'https://hl7.org/fhir/us/udap-security/STU2/',
    date: '2026-11-24',
  },
};
