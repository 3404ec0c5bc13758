import type { Check } from '../check';
import { shown } from '../json-body';
import { check, type appMetadataChecks } from './app-metadata-catalogue';
import type { AppMetadata, GrantType, RegistrationMethod } from './client-metadata';
import type { HolderProfile, RequirableMember } from './holder-profile';
import { coversHost, domainOfContact, hostOfUri, kindOfUri } from './uri-kinds';

export interface AppMetadataRules {
  /** Left out, both workflows are thought of: what only one needs is advice. */
  grantType?: GrantType;
  method?: RegistrationMethod;
  profile?: HolderProfile;
  /** Redirect URIs that are taken whatever their kind: those of the portal, at its own sandbox. */
  ownRedirects?: readonly string[];
}

type Id = keyof typeof appMetadataChecks;

/**
 * Judges the metadata of an app, as far as that can be done by looking at it: for one client, method and holder, or in
 * general while it is typed.
 * @see https://www.rfc-editor.org/rfc/rfc7591#section-2
 */
export function checkAppMetadata(app: AppMetadata, rules: AppMetadataRules = {}): Check[] {
  const hasUser = rules.grantType !== 'client_credentials';
  return [
    outcome(
      'app.metadata.client-name',
      app.client_name.trim() === '' ? ['It is empty.'] : [],
      app.client_name,
    ),
    contacts(app),
    contactDomain(app, rules),
    pages(app),
    logo(app, rules),
    ...(hasUser ? [redirectUris(app, rules)] : []),
    ...(hasUser && app.launch_uris.length > 0 ? [launchUris(app)] : []),
    ...required(app, rules),
  ];
}

function outcome(
  id: Id,
  problems: readonly string[],
  good: string,
  verdict: 'fail' | 'warn' | 'info' = 'fail',
): Check {
  const isBad = problems.length > 0;
  return check(id, { verdict: isBad ? verdict : 'pass', seen: isBad ? problems.join(' ') : good });
}

function contacts({ contacts: list }: AppMetadata): Check {
  const odd = list.filter((item) => !/^[a-z][a-z0-9+.-]*:\S+$/i.test(item));
  const problems = [
    ...odd.map((item) =>
      item.includes('@')
        ? `${shown(item)} is a mail address without mailto: before it.`
        : `${shown(item)} is no URI.`,
    ),
    ...(list.some((item) => domainOfContact(item)) ? [] : ['There is no mailto: address.']),
  ];
  return outcome('app.metadata.contacts', problems, list.join(', '));
}

function contactDomain(app: AppMetadata, { profile }: AppMetadataRules): Check {
  const id = 'app.metadata.contact-domain';
  const domains = app.contacts.flatMap((contact) => domainOfContact(contact) ?? []);
  const uris = [...(app.client_uri === undefined ? [] : [app.client_uri]), ...app.redirect_uris];
  const hosts = [...new Set(uris.flatMap((uri) => hostOfUri(uri) ?? []))];
  if (domains.length === 0 || hosts.length === 0) {
    const seen = domains.length === 0 ? 'There is no mail address.' : 'The app has no address yet.';
    return check(id, { verdict: 'skip', seen });
  }
  const match = domains.find((domain) => hosts.some((host) => coversHost(domain, host)));
  const strength = profile?.contactDomain ?? 'advised';
  const verdict = strength === 'required' ? 'fail' : strength === 'advised' ? 'warn' : 'info';
  const problem = `Mail is read at ${domains.join(', ')}; the app is at ${hosts.join(', ')}.`;
  return outcome(id, match === undefined ? [problem] : [], match ?? '', verdict);
}

function pages(app: AppMetadata): Check {
  const problems = (['client_uri', 'tos_uri', 'policy_uri'] as const).flatMap((member) => {
    const uri = app[member];
    return uri === undefined ? [] : webProblem(member, uri);
  });
  const given = [app.client_uri, app.tos_uri, app.policy_uri].filter((uri) => uri !== undefined);
  // A portal on one machine has http addresses of its own; who registers elsewhere is told by the pre-flight.
  const isLocal = given.every((uri) => ['https', 'loopback'].includes(kindOfUri(uri)));
  const verdict = isLocal ? 'warn' : 'fail';
  return outcome('app.metadata.pages', problems, given.join(', ') || 'None is given.', verdict);
}

function webProblem(member: string, uri: string): string[] {
  const kind = kindOfUri(uri);
  if (kind === 'https') return [];
  if (kind === 'http' || kind === 'loopback') return [`${member} is ${uri}, without https.`];
  return [`${member} is ${shown(uri)}, which is no web address.`];
}

function logo({ logo_uri: uri }: AppMetadata, { grantType, method }: AppMetadataRules): Check {
  const id = 'app.metadata.logo';
  if (uri === undefined) {
    const isDemanded = grantType === 'authorization_code' && method === 'udap';
    const seen = 'There is none.';
    return check(id, { verdict: isDemanded ? 'fail' : 'info', seen });
  }
  const problems = webProblem('logo_uri', uri);
  if (problems.length > 0)
    return outcome(id, problems, '', kindOfUri(uri) === 'loopback' ? 'warn' : 'fail');
  const hasImageName = /\.(png|jpe?g|gif)$/i.test(new URL(uri).pathname);
  const problem = `${uri} does not end in .png, .jpg or .gif; some holders go by the name.`;
  return outcome(id, hasImageName ? [] : [problem], uri, 'warn');
}

function redirectUris(app: AppMetadata, rules: AppMetadataRules): Check {
  const { grantType, method, profile, ownRedirects = [] } = rules;
  const id = 'app.metadata.redirect-uris';
  const list = app.redirect_uris;
  if (list.length === 0) {
    const isDemanded = grantType === 'authorization_code';
    return check(id, { verdict: isDemanded ? 'fail' : 'info', seen: 'There is none.' });
  }
  const rule = method && profile ? profile.methods[method] : null;
  const isManual = method === 'manual' || method === 'one-off';
  const takes = {
    loopback: rule?.allowsLoopback ?? isManual,
    custom: rule?.allowsCustomScheme ?? isManual,
  };
  const judged = list.filter((uri) => !ownRedirects.includes(uri));
  const problems = judged.flatMap((uri) => redirectProblem(uri, takes));
  // Without a method nobody has refused anything yet.
  return outcome(id, problems, list.join(', '), method || grantType ? 'fail' : 'warn');
}

function redirectProblem(uri: string, takes: { loopback: boolean; custom: boolean }): string[] {
  const kind = kindOfUri(uri);
  if (uri.includes('#')) return [`${uri} has a fragment.`];
  if (uri.includes('*')) return [`${uri} has a wildcard.`];
  switch (kind) {
    case 'https':
      return [];
    case 'loopback':
      return takes.loopback
        ? []
        : [`${uri} is a loopback address, which dynamic registration does not take.`];
    case 'custom-scheme':
      return takes.custom
        ? []
        : [`${uri} has a custom scheme, which dynamic registration does not take.`];
    case 'http':
      return [`${uri} is without https.`];
    case 'unreadable':
      return [`${shown(uri)} is no absolute address.`];
  }
}

function launchUris(app: AppMetadata): Check {
  const problems = app.launch_uris.flatMap((uri) =>
    kindOfUri(uri) === 'loopback'
      ? [
          `${uri} opens on this machine only. That is enough to try with the sandbox; holders on the internet refuse it.`,
        ]
      : webProblem('launch_uris', uri),
  );
  const isLocal = app.launch_uris.every((uri) => ['https', 'loopback'].includes(kindOfUri(uri)));
  const verdict = isLocal ? 'warn' : 'fail';
  return outcome('app.metadata.launch-uris', problems, app.launch_uris.join(', '), verdict);
}

/** Which members a profile demands of this client and the app does not have. `jwks_uri` is not the app's to give. */
export function missingMembers(
  app: AppMetadata,
  demanded: readonly RequirableMember[],
  grantType: GrantType | undefined,
): RequirableMember[] {
  return demanded.filter((member) => {
    if (member === 'jwks_uri') return false;
    if (member === 'redirect_uris' && grantType === 'client_credentials') return false;
    const value = app[member];
    return value === undefined || value.length === 0;
  });
}

function required(app: AppMetadata, { grantType, method, profile }: AppMetadataRules): Check[] {
  if (!method || !profile) return [];
  const demanded = profile.methods[method].requiredMembers;
  const missing = missingMembers(app, demanded, grantType);
  return [
    outcome(
      'app.metadata.required',
      missing.length > 0
        ? [`Missing: ${missing.join(', ')}. ${profile.name} demands ${demanded.join(', ')}.`]
        : [],
      demanded.length > 0
        ? demanded.join(', ')
        : `${profile.name} demands nothing beside the standard.`,
    ),
  ];
}
