import 'server-only';
import { createLocalJWKSet, jwtVerify, type JSONWebKeySet } from 'jose';
import { hashToken } from '@/lib/crypto/token';
import { db } from '@/lib/db/client';
import { decodeJwt } from '@/lib/protocol/jose/decode-jwt';
import { shown } from '@/lib/protocol/json-body';
import { holderAddresses } from '../addresses';
import type { Holder } from '../holders/find-holder';
import { alive } from './client-life';
import { signingAlgorithms } from './capabilities';
import { consumeJti } from './consume-jti';
import { fetchJwks } from './fetch-jwks';
import { isText, requireAudience } from './jwt-claims';
import { OAuthError } from './oauth-error';

const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
/** How long an assertion may live, in seconds (SMART App Launch 2.2, asymmetric clients). */
const longestLifeSeconds = 300;

type Form = ReadonlyMap<string, string>;

/** A client of RFC 7591 that proved who it is. */
export interface PlainClient {
  id: string;
  scope: string;
  grantTypes: string[];
}

interface Row extends PlainClient {
  metadata: Record<string, unknown>;
  clientSecretHash: string | null;
  clientSecretExpiresAt: Date | null;
}

function invalidClient(description: string): OAuthError {
  return new OAuthError('invalid_client', description, { status: 401 });
}

/**
 * Authenticates a client of RFC 7591 as it registered: by its secret in the header or in the form, or by a signed
 * assertion with a key of its key set.
 *
 * @throws OAuthError `invalid_client` (401), `invalid_request`
 * @see https://www.rfc-editor.org/rfc/rfc6749#section-2.3
 * @see https://hl7.org/fhir/smart-app-launch/STU2.2/client-confidential-asymmetric.html
 */
export async function authenticatePlainClient(
  holder: Holder,
  form: Form,
  authorization: string | null,
): Promise<PlainClient> {
  const { id, scope, grantTypes } = form.has('client_assertion')
    ? await byAssertion(holder, form)
    : await bySecret(holder, form, authorization);
  return { id, scope, grantTypes };
}

async function findClient(holder: Holder, id: string): Promise<Row> {
  const client = await db();
  const row = await client.sandboxClient.findFirst({
    where: { id, holder: holder.name, softwareStatement: null, ...alive() },
    select: {
      id: true,
      scope: true,
      grantTypes: true,
      metadata: true,
      clientSecretHash: true,
      clientSecretExpiresAt: true,
    },
  });
  if (!row) throw invalidClient(`Found client_id '${id}', expected one that is registered here.`);
  return { ...row, metadata: row.metadata as Record<string, unknown> };
}

/** RFC 6749 §2.3.1: both halves are form-encoded before they are put together. */
function fromBasic(authorization: string): { id: string; secret: string } {
  const encoded = /^Basic +([A-Za-z0-9+/=]+)$/i.exec(authorization)?.[1];
  const [id, ...secret] = Buffer.from(encoded ?? '', 'base64')
    .toString()
    .split(':');
  try {
    return {
      id: decodeURIComponent((id ?? '').replaceAll('+', ' ')),
      secret: decodeURIComponent(secret.join(':').replaceAll('+', ' ')),
    };
  } catch {
    throw invalidClient(
      'The Authorization header is not Basic with form-encoded client_id and secret.',
    );
  }
}

async function bySecret(holder: Holder, form: Form, authorization: string | null): Promise<Row> {
  if (authorization !== null && form.has('client_secret')) {
    throw new OAuthError(
      'invalid_request',
      'Found the client secret twice: in the header and in the form.',
    );
  }
  const used = authorization === null ? 'client_secret_post' : 'client_secret_basic';
  const { id, secret } =
    authorization === null
      ? { id: form.get('client_id') ?? '', secret: form.get('client_secret') ?? '' }
      : fromBasic(authorization);
  const row = await findClient(holder, id);
  const { token_endpoint_auth_method: method } = row.metadata;
  if (method !== used) {
    throw invalidClient(
      `The client authenticated by ${used}; it is registered for ${shown(method)}.`,
    );
  }
  if (row.clientSecretExpiresAt && row.clientSecretExpiresAt <= new Date()) {
    throw invalidClient('The client secret has ended.');
  }
  if (row.clientSecretHash === null || hashToken(secret) !== row.clientSecretHash) {
    throw invalidClient('The client secret is not that of the client.');
  }
  return row;
}

async function byAssertion(holder: Holder, form: Form): Promise<Row> {
  const type = form.get('client_assertion_type');
  if (type !== assertionType) {
    throw new OAuthError(
      'invalid_request',
      `Found client_assertion_type ${shown(type)}, expected ${assertionType}.`,
    );
  }
  const assertion = form.get('client_assertion') ?? '';
  const claimed = unverified(assertion);
  const row = await findClient(holder, claimed.iss);
  if (row.metadata.token_endpoint_auth_method !== 'private_key_jwt') {
    throw invalidClient('The client is not registered for private_key_jwt.');
  }
  const keys = await keysOf(row);
  let claims: Record<string, unknown>;
  try {
    const verified = await jwtVerify(assertion, createLocalJWKSet(keys), {
      algorithms: [...signingAlgorithms],
      issuer: row.id,
      subject: row.id,
      requiredClaims: ['exp', 'jti', 'aud'],
      clockTolerance: 5,
    });
    claims = verified.payload;
  } catch (error) {
    const why = error instanceof Error ? error.message : 'it does not verify';
    throw invalidClient(`The assertion is refused: ${why}. Its kid is ${shown(claimed.kid)}.`);
  }
  requireAudience(claims, holderAddresses(holder.name).tokenEndpoint, 'invalid_client');
  const exp = claims.exp as number;
  if (exp - Date.now() / 1000 > longestLifeSeconds + 5) {
    throw invalidClient(`exp is more than ${longestLifeSeconds} s ahead.`);
  }
  const { jti } = claims;
  if (!isText(jti) || jti.length > 256) throw invalidClient(`Found jti ${shown(jti)}.`);
  const used = { issuer: row.id, jti, expiresAt: new Date(exp * 1000) };
  await consumeJti(holder.name, used, 'invalid_client');
  return row;
}

function unverified(assertion: string): { iss: string; kid: unknown } {
  try {
    const { claims, header } = decodeJwt(assertion);
    return { iss: typeof claims.iss === 'string' ? claims.iss : '', kid: header.kid };
  } catch (error) {
    const why = error instanceof Error ? error.message : 'it cannot be read';
    throw new OAuthError('invalid_request', `client_assertion: ${why}`);
  }
}

async function keysOf({ metadata }: Row): Promise<JSONWebKeySet> {
  const { jwks, jwks_uri: uri } = metadata;
  if (typeof uri !== 'string') return jwks as JSONWebKeySet;
  const { keys, problem } = await fetchJwks(uri);
  if (!keys) throw invalidClient(`The keys of the client cannot be had from ${uri}: ${problem}`);
  return keys;
}
