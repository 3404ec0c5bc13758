import { missingMembers } from './app-metadata-checks';
import type { AppMetadata, GrantType, RegistrationMethod } from './client-metadata';
import type { HolderProfile } from './holder-profile';
import { kindOfUri } from './uri-kinds';

/** What a recommendation goes by. */
export interface MethodQuestion {
  profile: HolderProfile;
  grantType: GrantType;
  app: AppMetadata;
  /** Whether the workspace has a certificate that names the issuer of this client, or can have one at once. */
  hasCertificate: boolean;
  /** Redirect URIs that are taken whatever their kind: those of the portal, at its own sandbox. */
  ownRedirects?: readonly string[];
}

export interface MethodAdvice {
  /** The way to take; null when the profile offers none for this workflow. */
  method: RegistrationMethod | null;
  reasons: string[];
  /** The ways that do not work as things are, each with the reason. */
  ruledOut: { method: RegistrationMethod; why: string }[];
}

const order: readonly RegistrationMethod[] = ['udap', 'dcr', 'manual', 'one-off'];

/** Why a method does not work as things are; null when it does. */
function obstacle(method: RegistrationMethod, question: MethodQuestion): string | null {
  const { profile, grantType, app, hasCertificate, ownRedirects = [] } = question;
  const rule = profile.methods[method];
  if (!rule.isOffered) return `${profile.name} does not offer it.`;
  if (!rule.grantTypes.includes(grantType)) return `Not offered for ${grantType}.`;
  if (method === 'udap' && !hasCertificate) {
    return 'There is no certificate that names the issuer of this client. Get one first.';
  }
  if (grantType === 'authorization_code' && (method === 'udap' || method === 'dcr')) {
    const kinds = app.redirect_uris.filter((uri) => !ownRedirects.includes(uri)).map(kindOfUri);
    if (kinds.includes('custom-scheme') && !rule.allowsCustomScheme) {
      return 'A redirect URI of the app has a custom scheme, which dynamic registration does not take here.';
    }
    if (kinds.includes('loopback') && !rule.allowsLoopback) {
      return 'A redirect URI of the app is a loopback address, which dynamic registration does not take here.';
    }
  }
  return null;
}

const reasonsFor: Readonly<Record<RegistrationMethod, readonly string[]>> = {
  udap: [
    'The answer comes at once, and nobody has to be asked.',
    'The same identity works at every holder of the community.',
    'No secret is exchanged: the certificate proves who the app is.',
  ],
  dcr: [
    'The answer comes at once, and no certificate is needed.',
    'The client can be changed and deleted over the network, where the holder offers RFC 7592.',
  ],
  manual: ['A person at the holder makes the client: it takes longer, and allows more.'],
  'one-off': ['The holder makes credentials for this one purpose, on request.'],
};

/**
 * Which way to register suits a client at a holder, with reasons, and why the others do not. Ways that answer at once
 * come before those that wait for people, and a signed statement before plain metadata.
 */
export function recommendMethod(question: MethodQuestion): MethodAdvice {
  const judged = order.map((method) => ({ method, why: obstacle(method, question) }));
  const ruledOut = judged.flatMap(({ method, why }) => (why === null ? [] : [{ method, why }]));
  const method = judged.find(({ why }) => why === null)?.method ?? null;
  if (method === null) {
    return {
      method,
      reasons: [
        `${question.profile.name} offers no way for ${question.grantType}, as far as known.`,
      ],
      ruledOut,
    };
  }
  const rule = question.profile.methods[method];
  const missing = missingMembers(question.app, rule.requiredMembers, question.grantType);
  const days = rule.clientIdLifeDays;
  return {
    method,
    reasons: [
      ...reasonsFor[method],
      ...(days === null ? [] : [`The client_id lives ${days} days, then it has to be renewed.`]),
      ...(missing.length === 0 ? [] : [`First fill in what is missing: ${missing.join(', ')}.`]),
    ],
    ruledOut,
  };
}
