import type { HolderProfile } from '../holder-profile';
import { offered } from './method-rule';

/** The members that the knowledge base of EMR Direct lists as the minimum of a registration. */
const sevenMembers = [
  'redirect_uris',
  'client_uri',
  'logo_uri',
  'contacts',
  'tos_uri',
  'policy_uri',
  'client_name',
] as const;

/** The EMR Direct Interoperability Engine, as its public documents have it. */
export const emrDirect: HolderProfile = {
  key: 'emr-direct',
  name: 'EMR Direct Interoperability Engine',
  summary:
    'Authorization servers of many practices behind one engine. Dynamic registration gives client_ids of 30 days; longer lives, custom schemes and loopback redirects are asked for by hand.',
  hosts: ['fhir.healthtogo.me', 'stage.healthtogo.me', '*.interopengine.com'],
  methods: {
    udap: offered({
      note: 'With a certificate of a community that the engine trusts. The usual way to client_credentials outside one-off arrangements.',
    }),
    dcr: offered({
      grantTypes: ['authorization_code'],
      requiredMembers: [...sevenMembers],
      clientIdLifeDays: 30,
      note: 'For apps that patients use with their own credentials. The knowledge base demands these seven members; the API document of 2026 makes client_uri, logo_uri, tos_uri and policy_uri optional.',
    }),
    manual: offered({
      requiredMembers: [...sevenMembers],
      allowsLoopback: true,
      allowsCustomScheme: true,
      note: 'By registering as a developer: for longer-lived client_ids, UDAP certificates, custom schemes, loopback redirects and client credentials. Sandbox client_ids come from a self-service page of their own.',
    }),
    'one-off': offered({
      grantTypes: ['client_credentials'],
      note: 'Asked of the health care organization itself.',
    }),
  },
  liveUris: 'required',
  contactDomain: 'required',
  ruleSet: 'stu1',
  pkce: 'S256',
  algorithms: [],
  scopeVersions: ['v2'],
  refreshTokens: { isOffered: true, lifeDays: 90, isSingleUse: true },
  communities: ['udap://stage.healthtogo.me/'],
  source: {
    text: 'EMR Direct knowledge base (app onboarding, requirements for client registration) and the Interoperability Engine Open API Documentation of 2026',
    url: 'https://www.emrdirect.com/kb/client-applications/requirements-for-client-registration',
    date: '2026-11-24',
  },
};
