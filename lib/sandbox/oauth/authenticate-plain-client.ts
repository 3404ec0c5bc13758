import 'server-only';
import { timingSafeEqual } from 'node:crypto';
import { hashToken } from '@/lib/crypto/token';
import { db } from '@/lib/db/client';
import { shown } from '@/lib/protocol/json-body';
import type { Holder } from '../holders/settings';
import { readAssertion, type KnownClient } from './authenticate-client';
import { liveClients } from './live-client';
import { OAuthError } from './oauth-error';
import { clientIdOfAssertion, verifyPlainAssertion } from './plain-assertion';

type Form = ReadonlyMap<string, string>;

/** How a client says who it is, and with what it proves it. */
type Credentials =
  | { method: 'client_secret_basic' | 'client_secret_post'; id: string; secret: string }
  | { method: 'private_key_jwt'; id: string; assertion: string }
  | { method: 'none'; id: string };

interface PlainClient extends Omit<KnownClient, 'isPublic' | 'isDpopBound'> {
  metadata: Readonly<Record<string, unknown>>;
  clientSecretHash: string | null;
  clientSecretExpiresAt: Date | null;
}

/**
 * Authenticates a client that registered with plain metadata, in the one way that it registered: by a secret in the
 * Authorization header or in the form, by an assertion signed with one of its keys, or not at all (public clients).
 *
 * @throws OAuthError `invalid_request` when it cannot be told who asks, `invalid_client` for the rest; 401 after a
 *   secret in the header
 * @see https://www.rfc-editor.org/rfc/rfc6749#section-2.3
 * @see https://hl7.org/fhir/smart-app-launch/STU2.2/client-confidential-symmetric.html
 */
export async function authenticatePlainClient(
  holder: Holder,
  request: Request,
  form: Form,
): Promise<KnownClient> {
  const credentials = readCredentials(request, form) ?? (await readOwner(holder, form));
  const refuse = refusalFor(holder, credentials.method);
  const client = await findClient(holder, credentials.id);
  if (!client) {
    throw refuse(`There is no client '${credentials.id}' here, or it has ended.`);
  }
  const registered = client.metadata.token_endpoint_auth_method;
  if (registered !== credentials.method) {
    throw refuse(
      `The client authenticated with ${credentials.method}, it is registered for ${shown(registered)}.`,
    );
  }
  if (credentials.method === 'private_key_jwt') {
    await verifyPlainAssertion(holder, credentials.assertion, client);
  } else if (credentials.method !== 'none') {
    const problem = secretProblem(credentials.secret, client);
    if (problem) throw refuse(problem);
  }
  return {
    ...client,
    isPublic: credentials.method === 'none',
    isDpopBound: client.metadata.dpop_bound_access_tokens === true,
  };
}

function refusalFor({ name }: Holder, method: Credentials['method']) {
  const isBasic = method === 'client_secret_basic';
  const options = isBasic
    ? { status: 401, headers: { 'www-authenticate': `Basic realm="${name}"` } }
    : {};
  return (description: string) => new OAuthError('invalid_client', description, options);
}

function readCredentials(request: Request, form: Form): Credentials | null {
  const header = request.headers.get('authorization');
  const secret = form.get('client_secret');
  const hasAssertion = form.has('client_assertion') || form.has('client_assertion_type');
  const ways = [header !== null, secret !== undefined, hasAssertion].filter(Boolean).length;
  if (ways > 1) {
    throw new OAuthError(
      'invalid_request',
      'Found more than one of an Authorization header, client_secret and client_assertion, expected one (RFC 6749 section 2.3).',
    );
  }
  const named = form.get('client_id');
  let found: Credentials | null = null;
  if (header !== null) found = readBasic(header);
  else if (hasAssertion) {
    const assertion = readAssertion(form);
    found = { method: 'private_key_jwt', id: clientIdOfAssertion(assertion), assertion };
  } else if (named !== undefined) {
    found =
      secret === undefined
        ? { method: 'none', id: named }
        : { method: 'client_secret_post', id: named, secret };
  }
  if (found && named !== undefined && named !== found.id) {
    throw new OAuthError(
      'invalid_request',
      `Found the parameter client_id '${named}', but '${found.id}' authenticated.`,
    );
  }
  return found;
}

/**
 * The client that a refresh token names when nothing else does: neither RFC 6749 §6 nor SMART demands client_id of a
 * public client there, and SMART libraries leave it out.
 */
async function readOwner({ name }: Holder, form: Form): Promise<Credentials> {
  const token = form.get('refresh_token');
  const isRefresh = form.get('grant_type') === 'refresh_token' && !form.has('client_secret');
  if (!isRefresh || token === undefined) {
    throw new OAuthError(
      'invalid_request',
      'Found no client_id, no Authorization header and no client_assertion: it cannot be told who asks.',
    );
  }
  const client = await db();
  const row = await client.sandboxRefreshToken.findFirst({
    where: { tokenHash: hashToken(token), grant: { holder: name } },
    select: { grant: { select: { clientId: true } } },
  });
  if (!row) throw new OAuthError('invalid_grant', 'The refresh token is not known here.');
  return { method: 'none', id: row.grant.clientId };
}

/** Both halves are form-encoded before they are joined (RFC 6749 §2.3.1). */
function readBasic(header: string): Credentials {
  const encoded = /^Basic +([A-Za-z0-9+/]+={0,2}) *$/i.exec(header)?.[1] ?? '';
  const text = Buffer.from(encoded, 'base64').toString();
  const colon = text.indexOf(':');
  try {
    if (colon < 1) throw new Error();
    const decode = (part: string) => decodeURIComponent(part.replaceAll('+', ' '));
    return {
      method: 'client_secret_basic',
      id: decode(text.slice(0, colon)),
      secret: decode(text.slice(colon + 1)),
    };
  } catch {
    throw new OAuthError(
      'invalid_request',
      'The Authorization header holds no Basic credentials: expected base64 of client_id:client_secret, both form-encoded.',
    );
  }
}

async function findClient({ name }: Holder, id: string): Promise<PlainClient | null> {
  const client = await db();
  const row = await client.sandboxClient.findFirst({
    where: { id, holder: name, ...liveClients() },
    select: {
      id: true,
      issuer: true,
      scope: true,
      grantTypes: true,
      expiresAt: true,
      metadata: true,
      clientSecretHash: true,
      clientSecretExpiresAt: true,
    },
  });
  if (row && row.issuer !== null) {
    throw new OAuthError(
      'invalid_request',
      'Found no udap, expected the parameter udap=1: the client registered with UDAP.',
    );
  }
  return row && { ...row, metadata: row.metadata as Record<string, unknown> };
}

function secretProblem(secret: string, client: PlainClient): string | null {
  const { clientSecretHash: hash, clientSecretExpiresAt: end } = client;
  const isRight =
    hash !== null && timingSafeEqual(Buffer.from(hashToken(secret)), Buffer.from(hash));
  if (!isRight) return 'The client_secret is not the one of this client.';
  if (end && end <= new Date()) return `The client_secret ended on ${end.toISOString()}.`;
  return null;
}
