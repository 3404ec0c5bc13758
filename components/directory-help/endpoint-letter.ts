import { mailtoLink } from '@/lib/format/mailto';
import type { AppMetadata, GrantType } from '@/lib/protocol/registration/client-metadata';
import { describeScope } from '@/lib/protocol/registration/scope-words';

/** The facts of an app that a letter to a data holder needs. */
export interface LetterApp {
  id: string;
  name: string;
  metadata: AppMetadata;
  clients: readonly { grantType: GrantType; scope: string }[];
  /** Where its keys are published. */
  jwksUri: string;
}

const workflows: Readonly<Record<GrantType, string>> = {
  authorization_code: 'Users sign in at your organization (authorization_code with PKCE).',
  client_credentials: 'The app asks for itself, without a user (client_credentials).',
};

const items = (lines: readonly string[]) => lines.map((line) => `  - ${line}`);
const line = (name: string, value: string | undefined) => (value ? [`${name}: ${value}`] : []);

/**
 * A letter that asks an organization where its FHIR service is and how apps are registered there, with the facts of
 * the app. Certified health IT has to publish its service base URLs, which the letter reminds of.
 *
 * @param organization empty: the letter leaves the name to be filled in
 * @returns subject and body as plain text, ready to be sent by mail
 * @see https://www.ecfr.gov/current/title-45/section-170.404 (b)(2)
 */
export function endpointLetter(
  app: LetterApp,
  grantType: GrantType,
  organization: string,
  workspaceName: string,
): { subject: string; body: string; mailto: string } {
  const { metadata } = app;
  const holder = organization.trim() || '[name of the organization]';
  const scopes = (app.clients.find((client) => client.grantType === grantType)?.scope ?? '')
    .split(' ')
    .filter((scope) => scope !== '');
  const mail = metadata.contacts.map((contact) => contact.replace(/^mailto:/i, '')).join(', ');
  const body = [
    'Hello,',
    '',
    `we would like to connect ${metadata.client_name} to the FHIR service of ${holder} and have found no address for it in the public lists. Could you, or whoever runs your health records system, help us?`,
    '',
    'What we ask you for',
    ...items([
      'the base URL of your FHIR service (R4 if there are several), for production and for tests',
      'where and how apps are registered: a form, the portal of your vendor, dynamic registration, or UDAP',
      'for UDAP: the trust communities whose certificates you accept',
      'the name and version of the software behind it',
      'whom to ask about it',
    ]),
    '',
    'The app',
    ...line('Name', metadata.client_name),
    ...line('Home page', metadata.client_uri),
    ...line('Privacy policy', metadata.policy_uri),
    ...line('Terms of service', metadata.tos_uri),
    ...line('Operated by', workspaceName),
    ...line('Contact', mail),
    ...line('Workflow', workflows[grantType]),
    ...line('Public keys (JWK Set)', app.jwksUri),
    ...(scopes.length > 0
      ? ['Scopes:', ...items(scopes.map((scope) => `${scope} (${describeScope(scope)})`))]
      : []),
    '',
    'Developers of certified health IT publish the service base URLs of their customers (45 CFR 170.404(b)(2)). If yours is missing from that list, your vendor can add it.',
    '',
    'Thank you,',
    workspaceName,
    ...(mail ? [mail] : []),
  ].join('\n');
  const letter = { subject: `FHIR base URL of ${holder}`, body };
  return { ...letter, mailto: mailtoLink(letter) };
}
