import type { HolderProfile } from '../holder-profile';
import { emrDirect } from './emr-direct';
import { genericUdapStu2 } from './generic';
import { notOffered, offered } from './method-rule';

const sandboxNote =
  'The sandbox has nobody who could be asked. Practise it with the letter and a made-up answer.';
const byHand = offered({ allowsLoopback: true, allowsCustomScheme: true, note: sandboxNote });

/** The sandbox holders: what they demand is what their code does, so the source is this portal. */
export function sandboxProfiles(communities: readonly string[]): readonly HolderProfile[] {
  const shared = {
    hosts: [],
    liveUris: 'none',
    communities: [...communities],
    scopeVersions: ['v1', 'v2'],
    source: { text: 'The sandbox of this portal', url: null, date: '2026-11-25' },
  } satisfies Partial<HolderProfile>;
  return [
    {
      ...genericUdapStu2,
      ...shared,
      key: 'sandbox-harbor',
      name: 'Sandbox: harbor',
      summary: 'The sandbox holder that behaves perfectly. Client_ids do not end.',
      methods: {
        udap: offered({
          note: 'With a certificate of a community of the sandbox, which is issued at once.',
        }),
        dcr: offered({
          note: 'Open: no initial access token. Clients can be managed by RFC 7592.',
        }),
        manual: byHand,
        'one-off': { ...byHand, grantTypes: ['client_credentials'] },
      },
    },
    {
      ...genericUdapStu2,
      ...shared,
      key: 'sandbox-engine',
      name: 'Sandbox: engine',
      summary:
        'A sandbox holder with the habits of the EMR Direct Interoperability Engine: seven members, client_ids of 30 days.',
      methods: {
        udap: offered({
          clientIdLifeDays: 30,
          note: 'The same issuer begins a new life of 30 days.',
        }),
        dcr: offered({
          grantTypes: ['authorization_code'],
          requiredMembers: [...emrDirect.methods.dcr.requiredMembers],
          clientIdLifeDays: 30,
          note: 'The seven members, https only, a contact at the domain of the app; then 30 days.',
        }),
        manual: byHand,
        'one-off': { ...notOffered(sandboxNote) },
      },
      contactDomain: 'required',
      scopeVersions: ['v2'],
      refreshTokens: { isOffered: true, lifeDays: 90, isSingleUse: true },
    },
  ];
}
