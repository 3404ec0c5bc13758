import { chosen, type Answers } from './answers';
import { flows } from './flow-facts';
import type { HolderFacts } from './holder-facts';
import type { GuideFlow, Recommendation } from './recommendation';

/** Whether every holder of which that is known has one thing and not the other. */
function allHaveOnly(lists: readonly (readonly string[])[], has: string, lacks: string): boolean {
  const known = lists.filter((list) => list.length > 0);
  return known.length > 0 && known.every((list) => list.includes(has) && !list.includes(lacks));
}

/**
 * The kind of client, and how it proves itself. Without a server there is no place for a secret; whether there is one
 * counts as no until somebody says so.
 * @see SMART App Launch 2.2, client authentication: asymmetric keys are preferred
 */
export function clientOf(
  flow: GuideFlow,
  answers: Answers,
  holders: readonly HolderFacts[],
): Recommendation['client'] {
  if (flows[flow].isUdap) return { type: 'confidential', authentication: 'udap' };
  if (flow === 'backend-services') {
    return { type: 'confidential', authentication: 'private_key_jwt' };
  }
  if (answers.secret !== 'server') return { type: 'public', authentication: 'none' };
  const isSecretOnly = allHaveOnly(
    holders.map(({ smartCapabilities }) => smartCapabilities),
    'client-confidential-symmetric',
    'client-confidential-asymmetric',
  );
  return {
    type: 'confidential',
    authentication: isSecretOnly ? 'client_secret_basic' : 'private_key_jwt',
  };
}

/** Whether refresh tokens are asked for: only where a person signs in, and only when the app reads without them. */
export function isOfflineFlow(flow: GuideFlow, answers: Answers): boolean {
  return flows[flow].grant === 'authorization_code' && answers.offline === 'yes';
}

/**
 * What to ask for first.
 * @see SMART App Launch 2.2, scopes; UDAP Security IG 2 §6.1 (`udap`) and §7.5.5
 */
export function scopeOf(
  flow: GuideFlow,
  answers: Answers,
  holders: readonly HolderFacts[],
): string {
  const capabilities = holders.map(({ smartCapabilities }) => smartCapabilities);
  const read = allHaveOnly(capabilities, 'permission-v1', 'permission-v2') ? 'read' : 'rs';
  if (flows[flow].grant === 'client_credentials') return `system/*.${read}`;
  const isPatient = answers.user === 'patient' || answers.data === 'own';
  const context = flow === 'smart-ehr' ? ['launch'] : isPatient ? ['launch/patient'] : [];
  return [
    'openid',
    'fhirUser',
    ...(flow === 'tiered-oauth' ? ['udap'] : []),
    ...context,
    `${isPatient ? 'patient' : 'user'}/*.${read}`,
    ...(isOfflineFlow(flow, answers) ? ['offline_access'] : []),
  ].join(' ');
}

/** Whether a profile of a holder refuses the redirects of the app in dynamic registration. */
function refusesRedirects(answers: Answers, { profile }: HolderFacts): boolean {
  const redirects = chosen(answers, 'redirects');
  const rule = profile?.methods.dcr;
  if (!rule) return false;
  return (
    (redirects.includes('custom-scheme') && !rule.allowsCustomScheme) ||
    (redirects.includes('loopback') && !rule.allowsLoopback)
  );
}

/** The ways to register for a flow, the best one first. */
export function methodsOf(
  flow: GuideFlow,
  answers: Answers,
  holders: readonly HolderFacts[],
): Recommendation['methods'] {
  if (flows[flow].isUdap) {
    return [
      {
        method: 'udap',
        why: 'A signed statement, answered at once. The same certificate works at every holder of its community.',
      },
    ];
  }
  const byHand = {
    method: 'manual' as const,
    why: 'A form or a person at the holder. It takes longer, and allows more.',
  };
  if (flow === 'backend-services') {
    return [
      { ...byHand, why: 'The holder decides what your server may read, so a person looks at it.' },
      {
        method: 'one-off',
        why: 'Where you read at one organization only, ask it for credentials.',
      },
      { method: 'dcr', why: 'Where the registration endpoint takes client credentials too.' },
    ];
  }
  const isRefused = holders.some((holder) => refusesRedirects(answers, holder));
  const isAbsent =
    holders.length > 0 &&
    holders.every((one) => one.probedAt !== null && one.registrationEndpoint === null);
  const dynamic = {
    method: 'dcr' as const,
    why: isRefused
      ? 'Only where the holder takes your redirects; one of those you named does not.'
      : isAbsent
        ? 'None of the holders you named has an open registration endpoint.'
        : 'The answer comes at once, and no certificate is needed. Not every holder offers it.',
  };
  return isRefused || isAbsent ? [byHand, dynamic] : [dynamic, byHand];
}
