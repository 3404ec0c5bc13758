import type { RegistrationMethod } from '@/lib/protocol/registration/client-metadata';
import { recommendMethod } from '@/lib/protocol/registration/recommend-method';
import { chosen, type Answers } from './answers';
import { flows } from './flow-facts';
import type { HolderFacts } from './holder-facts';
import type { GuideFlow, Recommendation } from './recommendation';

/** What a holder's own documents say against a flow. Where nobody has looked, nothing does. */
export function blockersOf(flow: GuideFlow, holder: HolderFacts): string[] {
  const { grant, isUdap } = flows[flow];
  const found: string[] = [];
  const lacks = (list: readonly string[], value: string) =>
    list.length > 0 && !list.includes(value);
  if (isUdap) {
    if (holder.hasUdap === false) return ['It publishes no UDAP metadata.'];
    if (flow === 'tiered-oauth' && lacks(holder.udapProfiles, 'udap_to')) {
      found.push('Its UDAP metadata does not list Tiered OAuth (udap_to).');
    }
    if (grant === 'client_credentials' && lacks(holder.udapProfiles, 'udap_authz')) {
      found.push('Its UDAP metadata does not list client credentials (udap_authz).');
    }
  } else {
    if (holder.hasSmart === false) return ['It publishes no SMART configuration.'];
    const needed: Partial<Record<GuideFlow, string>> = {
      'smart-standalone': 'launch-standalone',
      'smart-ehr': 'launch-ehr',
      'backend-services': 'client-confidential-asymmetric',
    };
    const capability = needed[flow];
    if (capability && lacks(holder.smartCapabilities, capability)) {
      found.push(`Its SMART configuration does not list ${capability}.`);
    }
  }
  if (lacks(holder.grantTypes, grant)) found.push(`It does not offer the grant ${grant}.`);
  const profile = holder.profile;
  const isOffered =
    !profile ||
    (isUdap ? (['udap'] as const) : (['dcr', 'manual', 'one-off'] as const)).some((method) => {
      const rule = profile.methods[method];
      return rule.isOffered && rule.grantTypes.includes(grant);
    });
  if (!isOffered) found.push(`As far as known, it registers no client for ${flows[flow].name}.`);
  return found;
}

/**
 * Whether a holder takes UDAP client credentials, by its own metadata; where nobody has looked, by what is written down
 * of it. Not known is no.
 */
export function takesUdapServers(holder: HolderFacts): boolean {
  if (blockersOf('udap-client-credentials', holder).length > 0) return false;
  if (holder.probedAt !== null) return holder.udapProfiles.includes('udap_authz');
  const rule = holder.profile?.methods.udap;
  return rule?.isOffered === true && rule.grantTypes.includes('client_credentials');
}

const sampleRedirects: Readonly<Record<string, string>> = {
  https: 'https://app.example.org/callback',
  'app-claimed': 'https://app.example.org/callback',
  'custom-scheme': 'org.example.app:/callback',
  loopback: 'http://127.0.0.1/callback',
};

/** How a client for a flow would register at a holder, and why not otherwise. */
export function registrationAt(
  flow: GuideFlow,
  holder: HolderFacts,
  answers: Answers,
): { method: RegistrationMethod | null; refused: readonly { method: string; why: string }[] } {
  const { grant, isUdap } = flows[flow];
  const { profile } = holder;
  if (!profile) return { method: isUdap ? 'udap' : null, refused: [] };
  const hasDcr = holder.probedAt === null || holder.registrationEndpoint !== null;
  const { method, ruledOut } = recommendMethod({
    profile: {
      ...profile,
      methods: {
        ...profile.methods,
        dcr: { ...profile.methods.dcr, isOffered: profile.methods.dcr.isOffered && hasDcr },
      },
    },
    grantType: grant,
    app: {
      client_name: '',
      contacts: [],
      launch_uris: [],
      redirect_uris: chosen(answers, 'redirects').flatMap((kind) => sampleRedirects[kind] ?? []),
    },
    hasCertificate: isUdap,
  });
  // A client of UDAP registers with UDAP (UDAP Security IG 2 §7.5): another way makes no such client.
  return isUdap && method !== 'udap'
    ? { method: null, refused: ruledOut }
    : { method, refused: ruledOut };
}

/** What is possible at each holder: the best flow of those that the answers allow, and how it registers there. */
export function judgeHolders(
  ranked: readonly GuideFlow[],
  holders: readonly HolderFacts[],
  answers: Answers,
): Recommendation['holders'] {
  const [wanted] = ranked;
  return holders.map((holder) => {
    const possible = (flow: GuideFlow) =>
      blockersOf(flow, holder).length === 0 &&
      (holder.profile === null || registrationAt(flow, holder, answers).method !== null);
    const flow = ranked.find(possible) ?? null;
    const refusals =
      wanted && wanted !== flow && blockersOf(wanted, holder).length === 0
        ? registrationAt(wanted, holder, answers).refused.map(({ why }) => why)
        : [];
    return {
      baseUrl: holder.baseUrl,
      name: holder.name,
      flow,
      method: flow === null ? null : registrationAt(flow, holder, answers).method,
      blockers:
        wanted === undefined || wanted === flow
          ? []
          : [...new Set([...blockersOf(wanted, holder), ...refusals])],
    };
  });
}
