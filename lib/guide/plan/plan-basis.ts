import type { GrantType, RegistrationMethod } from '@/lib/protocol/registration/client-metadata';
import { flows } from '../flow-facts';
import type { GuideFlow } from '../recommendation';
import type { PlanFacts } from './plan-facts';

type AgreementKind = 'none' | 'terms' | 'holder' | 'baa' | 'framework';

/** What the plan needs of a recommendation; a whole one fits. */
export interface PlanBasis {
  flow: GuideFlow;
  grant: GrantType;
  client: { authentication: 'none' | 'client_secret_basic' | 'private_key_jwt' | 'udap' };
  /** Refresh tokens are asked for. */
  isOffline: boolean;
  methods: readonly { method: RegistrationMethod }[];
  needsCertificate: boolean;
  agreements: readonly { kind: AgreementKind; why: string }[];
  holders: readonly {
    baseUrl: string;
    flow: GuideFlow | null;
    method: RegistrationMethod | null;
  }[];
}

/** The way to a token at one holder. */
export interface Way {
  flow: GuideFlow;
  grant: GrantType;
  method: RegistrationMethod | null;
  isUdap: boolean;
  needsKeys: boolean;
}

/** The way at a holder: what was found for it, else what was chosen for the app. */
export function wayAt(basis: PlanBasis, holder: string): Way {
  const own = basis.holders.find(({ baseUrl }) => baseUrl === holder);
  const flow = own?.flow ?? basis.flow;
  const { grant, isUdap } = flows[flow];
  return {
    flow,
    grant,
    method: own?.method ?? (isUdap ? 'udap' : (basis.methods[0]?.method ?? null)),
    isUdap,
    needsKeys:
      flow === 'backend-services' || (!isUdap && basis.client.authentication === 'private_key_jwt'),
  };
}

function flowOf(grant: GrantType, isUdap: boolean, hasLaunch: boolean): GuideFlow {
  if (grant === 'client_credentials')
    return isUdap ? 'udap-client-credentials' : 'backend-services';
  if (isUdap) return 'udap-code';
  return hasLaunch ? 'smart-ehr' : 'smart-standalone';
}

/**
 * What an app plans that nobody has chosen a flow for, by what it has: its registrations first, else where people come
 * back to. Without either it is a client without a person that is known by a certificate.
 */
export function basisOfApp({ app, registrations, holders }: PlanFacts): PlanBasis {
  const hasLaunch = app.metadata.launch_uris.length > 0;
  const live = registrations.filter(({ status }) => status !== 'cancelled');
  const [first] = live;
  const grant: GrantType =
    first?.grantType ??
    (app.metadata.redirect_uris.length > 0 ? 'authorization_code' : 'client_credentials');
  const isUdap = first ? first.method === 'udap' : grant === 'client_credentials';
  const flow = flowOf(grant, isUdap, hasLaunch);
  const client = app.clients.find(({ grantType }) => grantType === grant);
  return {
    flow,
    grant,
    client: { authentication: authenticationOf(flow) },
    isOffline: grant === 'authorization_code' && client?.hasRefreshToken === true,
    methods: [{ method: first?.method ?? (isUdap ? 'udap' : 'dcr') }],
    needsCertificate: isUdap,
    agreements: [{ kind: 'terms', why: 'Most holders have terms that a developer accepts.' }],
    holders: holders.map(({ baseUrl }) => {
      const own = live.find(({ holder }) => holder === baseUrl);
      return {
        baseUrl,
        flow: own ? flowOf(own.grantType, own.method === 'udap', hasLaunch) : null,
        method: own?.method ?? null,
      };
    }),
  };
}

function authenticationOf(flow: GuideFlow): PlanBasis['client']['authentication'] {
  if (flows[flow].isUdap) return 'udap';
  return flow === 'backend-services' ? 'private_key_jwt' : 'none';
}
