import type { HolderProfile } from '../holder-profile';
import { notOffered, offered } from './method-rule';

/** Any holder that follows SMART App Launch and of which nothing else is known. */
export const smart: HolderProfile = {
  key: 'smart',
  name: 'Any SMART holder',
  summary:
    'What SMART App Launch 2.2 and the registration of RFC 7591 say of every holder. It is used where no other profile fits; what this one holder wants beside is for it to say.',
  hosts: [],
  methods: {
    udap: notOffered(
      'Such a holder publishes no UDAP metadata. Where discovery finds some, the UDAP profiles count.',
    ),
    dcr: offered({
      allowsLoopback: true,
      allowsCustomScheme: true,
      note: 'Where its SMART configuration names a registration_endpoint. SMART leaves registration to the holder: many ask for more members, or take none without a token.',
    }),
    manual: offered({
      allowsLoopback: true,
      allowsCustomScheme: true,
      note: 'Most holders have a developer portal or a form. Whatever it gives is recorded here.',
    }),
    'one-off': offered({
      note: 'Ask the organization for credentials to its own data; the portal writes the letter.',
    }),
  },
  liveUris: 'advised',
  contactDomain: 'none',
  ruleSet: null,
  pkce: 'S256',
  algorithms: ['RS384', 'ES384'],
  scopeVersions: ['v1', 'v2'],
  refreshTokens: { isOffered: true, lifeDays: null, isSingleUse: null },
  communities: [],
  source: {
    text: 'SMART App Launch 2.2 (registration, conformance, asymmetric client authentication) and RFC 7591 section 2.',
    url: 'https://hl7.org/fhir/smart-app-launch/STU2.2/',
    date: '2026-11-24',
  },
};
