import type { HolderProfile, RequirableMember } from '../holder-profile';
import { offered } from './method-rule';

/** What the knowledge base asks for at least, whichever way one registers. */
export const emrDirectMembers: readonly RequirableMember[] = [
  'client_name',
  'redirect_uris',
  'client_uri',
  'logo_uri',
  'contacts',
  'tos_uri',
  'policy_uri',
];

const conflict =
  'The knowledge base asks for all seven; the API document of 2026 (section 3.j) makes client_uri, logo_uri, tos_uri and policy_uri optional. The stricter one is kept here.';

/** Servers with EMR Direct Interoperability Engine, as the public documents of EMR Direct describe them. */
export const emrDirect: HolderProfile = {
  key: 'emr-direct',
  name: 'EMR Direct Interoperability Engine',
  summary:
    'Health care organizations whose FHIR services run on EMR Direct Interoperability Engine. A client_id for their own sandbox comes from a self-service page and is for the authorization code flow. TLS 1.2 only, PKCE always.',
  hosts: ['fhir.healthtogo.me', 'stage.healthtogo.me', '*.interopengine.com'],
  methods: {
    udap: offered({
      requiredMembers: [...emrDirectMembers],
      note: `With a UDAP certificate, for either workflow; the certificate is ordered when registering as an EMR Direct developer. ${conflict} No public document says how long a client_id lives, or which generation of the UDAP Security guide is meant; the public test preset of the stage server is that of 1.0.`,
    }),
    dcr: offered({
      grantTypes: ['authorization_code'],
      requiredMembers: [...emrDirectMembers],
      clientIdLifeDays: 30,
      note: `For apps that people use with credentials which the organization gave them. The client_id comes at once and ends after 30 days, also when it was made in the browser form of the same endpoint. ${conflict} Custom schemes are refused here; ask by hand for them and for loopback redirects.`,
    }),
    manual: offered({
      requiredMembers: [...emrDirectMembers],
      allowsLoopback: true,
      allowsCustomScheme: true,
      note: 'The form at emrdirect.com/subscribe-developer: for client_ids that live longer (how long is not said), custom schemes, loopback redirects, client credentials and clients that cannot register by themselves. A client_id for the sandbox comes from a self-service page of its own.',
    }),
    'one-off': offered({
      grantTypes: ['client_credentials'],
      note: 'Ask the health care organization itself for credentials to its own data. How long they live is for it to say.',
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
    text: 'EMR Direct knowledge base, “Requirements for Client Registration” and “FHIR Client App Onboarding Process”; Open API Documentation, Interoperability Engine 2026 (of 5 February 2026); the community is that of the stage server in public test tools.',
    url: 'https://www.emrdirect.com/kb/client-applications/requirements-for-client-registration.html',
    date: '2026-11-24',
  },
};
