import type { HolderProfile } from '../holder-profile';
import { emrDirectMembers } from './emr-direct';
import { offered } from './method-rule';

const rehearsal =
  'A rehearsal: the portal writes and waits as it does for real, but nobody at the sandbox answers.';

/**
 * The holders of the sandbox. They live below the public address of the portal, on one host, so they are known by name
 * and have no hosts of their own here.
 *
 * @param appUrl public address of the portal, without a trailing slash
 */
export function sandboxProfiles(appUrl: string): readonly [HolderProfile, HolderProfile] {
  const common = {
    hosts: [],
    // The sandbox does not fetch what is registered: an app on a laptop has no public pages.
    liveUris: 'none',
    ruleSet: 'stu2',
    pkce: 'S256',
    algorithms: ['RS256', 'ES256', 'RS384', 'ES384'],
    communities: ['harbor', 'harbor-ec'].map((name) => `${appUrl}/sandbox/communities/${name}`),
  } satisfies Partial<HolderProfile>;
  const harbor: HolderProfile = {
    ...common,
    key: 'sandbox-harbor',
    name: 'Sandbox holder harbor',
    summary: `The holder of the sandbox that follows the guides to the letter: ${appUrl}/sandbox/harbor/fhir/r4. Its people and data are made up.`,
    methods: {
      udap: offered({ note: 'With a certificate of a sandbox community; the portal issues one.' }),
      dcr: offered({ note: 'Plain metadata, without a token. The client_id does not end.' }),
      manual: offered({ allowsLoopback: true, allowsCustomScheme: true, note: rehearsal }),
      'one-off': offered({ note: rehearsal }),
    },
    contactDomain: 'none',
    scopeVersions: ['v1', 'v2'],
    refreshTokens: { isOffered: true, lifeDays: null, isSingleUse: null },
    source: {
      text: 'This portal: the settings of its own sandbox.',
      url: `${appUrl}/sandbox/harbor/fhir/r4/.well-known/udap`,
      date: '2026-11-25',
    },
  };
  const engine: HolderProfile = {
    ...common,
    key: 'sandbox-engine',
    name: 'Sandbox holder engine',
    summary: `The holder of the sandbox that registers as EMR Direct Interoperability Engine is documented to: seven members and client_ids of 30 days. ${appUrl}/sandbox/engine/fhir/r4`,
    methods: {
      udap: offered({
        clientIdLifeDays: 30,
        note: 'With a certificate of a sandbox community; the portal issues one. A statement of the same issuer begins a new life of 30 days.',
      }),
      dcr: offered({
        grantTypes: ['authorization_code'],
        requiredMembers: [...emrDirectMembers],
        clientIdLifeDays: 30,
        note: 'All seven members, or it refuses. The client_id ends after 30 days: a place to rehearse the renewal.',
      }),
      manual: offered({
        requiredMembers: [...emrDirectMembers],
        allowsLoopback: true,
        allowsCustomScheme: true,
        note: rehearsal,
      }),
      'one-off': offered({ grantTypes: ['client_credentials'], note: rehearsal }),
    },
    contactDomain: 'required',
    scopeVersions: ['v2'],
    refreshTokens: { isOffered: true, lifeDays: 90, isSingleUse: true },
    source: {
      text: 'This portal: the settings of its own sandbox, made after the public documents of EMR Direct.',
      url: `${appUrl}/sandbox/engine/fhir/r4/.well-known/udap`,
      date: '2026-11-25',
    },
  };
  return [harbor, engine];
}
