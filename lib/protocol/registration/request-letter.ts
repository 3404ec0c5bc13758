import { describeScope } from './scope-words';
import type { AppMetadata, AuthMethod, GrantType } from './client-metadata';

export interface RequestLetterFacts {
  /** By which holder and we find the request again. */
  reference: string;
  workspaceName: string;
  holderBaseUrl: string;
  app: AppMetadata;
  grantType: GrantType;
  hasRefreshToken: boolean;
  authMethod: AuthMethod;
  scope: string;
  /** Where the keys of the app are. */
  jwksUri: string;
  /** The public page that says how the app treats data; null when there is none. */
  profileUrl: string | null;
}

const workflows: Readonly<Record<GrantType, string>> = {
  authorization_code:
    'authorization_code with PKCE (S256): users sign in at your organization and decide what the app may see.',
  client_credentials:
    'client_credentials: the app asks for itself; no user is present. We are ready to sign the agreement that covers this use.',
};

const authentication: Readonly<Record<AuthMethod, string>> = {
  private_key_jwt:
    'private_key_jwt: the app signs an assertion for each token. Nothing secret has to be exchanged.',
  client_secret_basic:
    'client_secret_basic: please hand the client secret over by your portal or by phone, not by plain mail.',
  client_secret_post:
    'client_secret_post: please hand the client secret over by your portal or by phone, not by plain mail.',
  none: 'none: the app is a public client and keeps no secret; PKCE protects the code.',
};

function list(items: readonly string[]): string[] {
  return items.map((item) => `  - ${item}`);
}

function line(name: string, value: string | undefined): string[] {
  return value === undefined || value === '' ? [] : [`${name}: ${value}`];
}

/**
 * A letter that asks a data holder for client credentials, with all facts that a person there needs to make the client.
 *
 * @returns subject and body as plain text, ready to be sent by mail
 */
export function requestLetter(facts: RequestLetterFacts): { subject: string; body: string } {
  const { app, grantType, scope, authMethod, reference } = facts;
  const hasUser = grantType === 'authorization_code';
  const mail = app.contacts.map((contact) => contact.replace(/^mailto:/i, '')).join(', ');
  const scopes = scope.split(' ').filter((word) => word !== '');
  const body = [
    'Hello,',
    '',
    `we would like to connect ${app.client_name} to your FHIR service at ${facts.holderBaseUrl} and ask you for client credentials.`,
    '',
    'The app',
    ...line('Name', app.client_name),
    ...line('Home page', app.client_uri),
    ...line('Logo', app.logo_uri),
    ...line('Terms of service', app.tos_uri),
    ...line('Privacy policy', app.policy_uri),
    ...line('Software', [app.software_id, app.software_version].filter(Boolean).join(' ')),
    ...line('Operated by', facts.workspaceName),
    ...line('Contact', mail || undefined),
    ...line('How we treat data', facts.profileUrl ?? undefined),
    '',
    'How it works',
    `Workflow: ${workflows[grantType]}`,
    `Authentication: ${authentication[authMethod]}`,
    ...(authMethod === 'private_key_jwt' ? [`Public keys (JWK Set): ${facts.jwksUri}`] : []),
    ...(hasUser && app.redirect_uris.length > 0
      ? ['Redirect URIs, exactly as we send them:', ...list(app.redirect_uris)]
      : []),
    ...(hasUser && app.launch_uris.length > 0 ? ['Launch URIs:', ...list(app.launch_uris)] : []),
    ...(hasUser && facts.hasRefreshToken
      ? ['Refresh tokens: yes, so that users need not sign in each time.']
      : []),
    'Scopes:',
    ...list(scopes.map((word) => `${word} (${describeScope(word)})`)),
    '',
    'What we ask you for',
    ...list([
      'the client_id, first for your test system if you have one',
      ...(authMethod.startsWith('client_secret') ? ['the client secret, and the day it ends'] : []),
      'the day on which the client_id ends, if it does',
      'the scopes that you grant, if they are fewer',
      'the agreements that we should sign',
    ]),
    '',
    `Please keep the reference ${reference} in your answer. If another way is better for you (a form, UDAP, dynamic registration), tell us.`,
    '',
    'Thank you,',
    facts.workspaceName,
    ...(mail ? [mail] : []),
  ].join('\n');
  return { subject: `Client credentials for ${app.client_name} (${reference})`, body };
}
