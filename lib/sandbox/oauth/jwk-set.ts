import 'server-only';
import { importJWK, type JWK } from 'jose';
import { db } from '@/lib/db/client';
import { env } from '@/lib/env';
import { shown } from '@/lib/protocol/json-body';
import { PublicJwkSchema } from '@/lib/schemas/jwk';
import { isText } from './jwt-claims';
import { OAuthError } from './oauth-error';

const maxKeys = 20;
/** Members of a JWK that only a private or a symmetric key has (RFC 7518 §6). */
export const secretMembers = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'];

function refuse(description: string): OAuthError {
  return new OAuthError('invalid_client_metadata', description);
}

/**
 * Demands a JWK Set of public RSA or EC keys, each usable and none named twice.
 *
 * @throws OAuthError `invalid_client_metadata`
 * @see https://www.rfc-editor.org/rfc/rfc7517#section-5
 */
export async function readJwkSet(value: unknown): Promise<{ keys: JWK[] }> {
  const keys = (value as { keys?: unknown } | null)?.keys;
  if (!Array.isArray(keys) || keys.length === 0 || keys.length > maxKeys) {
    throw refuse(
      `Found jwks ${shown(value)}, expected an object with 1 to ${maxKeys} keys in its member keys.`,
    );
  }
  const read: JWK[] = [];
  for (const [index, key] of (keys as unknown[]).entries()) read.push(await readKey(key, index));
  const names = read.flatMap(({ kid }) => (kid === undefined ? [] : [kid]));
  if (new Set(names).size !== names.length) {
    throw refuse(`Found the kids ${shown(names)} in jwks, expected each once.`);
  }
  return { keys: read };
}

async function readKey(value: unknown, index: number): Promise<JWK> {
  const key = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  const secret = secretMembers.find((name) => name in key);
  if (secret !== undefined) {
    throw refuse(
      `keys[${index}] of jwks has the member ${secret}: it is a private key. Publish the public half only, and replace the key, for it is not secret any more.`,
    );
  }
  const size = key.kty === 'RSA' && typeof key.n === 'string' ? key.n.length * 6 : null;
  const algorithm = key.kty === 'RSA' ? 'RS256' : key.crv === 'P-384' ? 'ES384' : 'ES256';
  const isKnown = key.kty === 'RSA' || (key.kty === 'EC' && /^P-(256|384)$/.test(String(key.crv)));
  const hasName = key.kid === undefined || isText(key.kid);
  try {
    if (!isKnown || !hasName || (size !== null && size < 2040)) throw new Error();
    await importJWK(key, algorithm);
  } catch {
    throw refuse(
      `keys[${index}] of jwks is ${shown(value)}, expected a public key: RSA of at least 2048 bits, or EC P-256 or P-384.`,
    );
  }
  return key;
}

/** The app whose JWK Set the portal publishes at an address, or null. */
function appOf(jwksUri: string): string | null {
  const root = `${env().APP_URL}/clients/`;
  if (!jwksUri.startsWith(root)) return null;
  return /^([\w-]+)\/jwks\.json$/.exec(jwksUri.slice(root.length))?.[1] ?? null;
}

/** Demands the address of a JWK Set: https, or one that the portal itself publishes. */
export function readJwksUri(value: unknown): string {
  const isUrl = isText(value) && URL.canParse(value);
  if (isUrl && (new URL(value).protocol === 'https:' || appOf(value) !== null)) return value;
  throw refuse(`Found jwks_uri ${shown(value)}, expected an https address.`);
}

/**
 * The keys that registered metadata name. Sets at other addresses than the portal's own are not fetched: that would
 * let anyone make the holder call addresses. What the portal publishes is read where it keeps it.
 *
 * @throws OAuthError `invalid_client` for an address elsewhere
 */
export async function registeredKeys(metadata: Readonly<Record<string, unknown>>): Promise<JWK[]> {
  const { jwks, jwks_uri: address } = metadata;
  if (typeof address !== 'string') return (jwks as { keys: JWK[] }).keys;
  const appId = appOf(address);
  if (appId === null) {
    throw new OAuthError(
      'invalid_client',
      `The client registered the jwks_uri ${address}. The sandbox calls no addresses: it reads the sets that the portal publishes for its apps only. Register with jwks instead.`,
    );
  }
  const client = await db();
  const rows = await client.appKey.findMany({
    where: { appId, OR: [{ withdrawnAt: null }, { withdrawnAt: { gt: new Date() } }] },
    select: { kid: true, key: { select: { publicJwk: true } } },
  });
  return rows.map(({ kid, key }) => ({ ...PublicJwkSchema.parse(key.publicJwk), kid }));
}
