import { describeScope } from '@/lib/protocol/registration/scope-words';
import type { LetterFacts, MissingFact } from './letter-facts';

export const items = (lines: readonly string[]): string[] => lines.map((line) => `  - ${line}`);

export const line = (name: string, value: string | null | undefined): string[] =>
  value ? [`${name}: ${value}`] : [];

/** The contacts as a letter names them. */
export function mailOfApp({ app }: LetterFacts): string {
  return app.contacts.map((contact) => contact.replace(/^mailto:/i, '')).join(', ');
}

export const holderOf = ({ holder }: LetterFacts): string =>
  holder.trim() || '[name of the organization]';

export const serviceOf = ({ holderBaseUrl }: LetterFacts): string =>
  holderBaseUrl || '[address of the FHIR service]';

const workflows = {
  authorization_code: 'people sign in at your organization (authorization_code with PKCE)',
  client_credentials: 'the app asks for itself, without a person (client_credentials)',
} as const;

function refreshWords({ refreshTokensKept }: LetterFacts): string {
  const asked = 'we ask for them, so that people need not sign in each time';
  return refreshTokensKept ? `${asked}. Where they are kept: ${refreshTokensKept}` : asked;
}

/** The facts of the app, as a block of its own. */
export function appBlock(facts: LetterFacts): string[] {
  const { app, client, certificate } = facts;
  const hasUser = client.grantType === 'authorization_code';
  const scopes = client.scope.split(' ').filter((scope) => scope !== '');
  return [
    'The app',
    ...line('Name', app.client_name),
    ...line('Home page', app.client_uri),
    ...line('Logo', app.logo_uri),
    ...line('Software', [app.software_id, app.software_version].filter(Boolean).join(' ')),
    ...line('Privacy notice', app.policy_uri),
    ...line('Terms of use', app.tos_uri),
    ...line('Operated by', facts.workspaceName),
    ...line('Representative', facts.representative),
    ...line('Contact', mailOfApp(facts)),
    ...line('Contact for incidents', facts.incidentContact),
    ...line('Workflow', workflows[client.grantType]),
    ...line('Public keys (JWK Set)', facts.hasKey ? facts.jwksUri : null),
    ...(certificate
      ? [
          `Certificate: ${certificate.subject}, issued by ${certificate.authority}, until ${certificate.endsOn}`,
          `Issuer URI in it: ${client.issuer}`,
        ]
      : []),
    ...line('Client ID', facts.clientId),
    ...(hasUser
      ? line('Refresh tokens', client.hasRefreshToken ? refreshWords(facts) : 'not needed')
      : []),
    ...(hasUser && app.launch_uris.length > 0 ? ['Launch URIs:', ...items(app.launch_uris)] : []),
    ...(hasUser && app.redirect_uris.length > 0
      ? ['Redirect URIs, exactly as we send them:', ...items(app.redirect_uris)]
      : []),
    ...(scopes.length > 0
      ? ['Scopes:', ...items(scopes.map((scope) => `${scope} (${describeScope(scope)})`))]
      : []),
    ...line('How we treat data', facts.profileUrl),
  ];
}

/** How a letter ends. */
export function farewell(facts: LetterFacts): string[] {
  const mail = mailOfApp(facts);
  return [
    `Please keep the reference ${facts.reference} in your answer.`,
    '',
    'Thank you,',
    facts.representative,
    facts.workspaceName,
    ...(mail ? [mail] : []),
  ];
}

const known = {
  holder: ({ holder }) => holder.trim() !== '',
  service: ({ holderBaseUrl }) => holderBaseUrl !== '',
  contact: ({ app }) => app.contacts.length > 0,
  notice: ({ app }) => app.policy_uri !== undefined,
  terms: ({ app }) => app.tos_uri !== undefined,
  redirects: ({ app, client }) =>
    client.grantType === 'client_credentials' || app.redirect_uris.length > 0,
  scope: ({ client }) => client.scope.trim() !== '',
  key: ({ hasKey }) => hasKey,
  certificate: ({ certificate }) => certificate !== null,
  profile: ({ profileUrl }) => profileUrl !== null,
  clientId: ({ clientId }) => clientId !== null,
  incident: ({ incidentContact }) => incidentContact !== null,
} satisfies Record<string, (facts: LetterFacts) => boolean>;
export type FactName = keyof typeof known;

const gaps: Readonly<Record<FactName, MissingFact>> = {
  holder: { what: 'The name of the holder', path: '/outreach' },
  service: { what: 'The address of its FHIR service', path: '/outreach' },
  contact: { what: 'A contact of the app', path: '/policies' },
  notice: { what: 'The privacy notice', path: '/policies' },
  terms: { what: 'The terms of use', path: '/policies' },
  redirects: { what: 'A redirect URI', path: '/metadata' },
  scope: { what: 'The scopes that the app asks for', path: '/clients' },
  key: { what: 'A key that the app publishes', path: '/keys' },
  certificate: { what: 'A certificate that names the issuer of the app', path: '/keys' },
  profile: { what: 'The public profile of the app', path: '/policies' },
  clientId: { what: 'A client_id at this holder', path: '/registrations' },
  incident: { what: 'A contact for incidents', path: '/policies' },
};

/** What of `wanted` is not known. */
export function missingFacts(facts: LetterFacts, wanted: readonly FactName[]): MissingFact[] {
  return wanted.filter((name) => !known[name](facts)).map((name) => gaps[name]);
}
