import { createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import { describeJwk, keyKindOf, keyKinds, keyKindWords, type KeyKind } from './key-kinds';
import { CredentialError } from './problems';
import { jwkThumbprint } from './public-key';

/** A private key as it was found, in the one form in which keys are kept. */
export interface PrivateKeyFound {
  /** PEM of PKCS #8, not encrypted. */
  pkcs8Pem: string;
  publicJwk: JsonWebKey;
  kind: KeyKind;
  /** RFC 7638, base64url of SHA-256. */
  thumbprint: string;
  /** File and block, for people. */
  from: string;
}

/**
 * Reads a private key from DER. Throws CredentialError: `damaged` when it cannot be read or its halves do not
 * belong together, `unsupported-key` for a kind that nothing here signs with.
 */
export function readPrivateKey(
  der: Uint8Array,
  type: 'pkcs8' | 'pkcs1' | 'sec1',
  from: string,
): PrivateKeyFound {
  const key = open(der, type);
  const publicKey = createPublicKey(key);
  const publicJwk = jwkOf(publicKey);
  const kind = keyKindOf(publicJwk);
  if (!kind) throw unsupported(describeJwk(publicJwk));
  assertWhole(key, publicKey);
  const pkcs8Pem = key.export({ type: 'pkcs8', format: 'pem' }) as string;
  return { pkcs8Pem, publicJwk, kind, thumbprint: jwkThumbprint(publicJwk), from };
}

function open(der: Uint8Array, type: 'pkcs8' | 'pkcs1' | 'sec1'): KeyObject {
  try {
    return createPrivateKey({ key: Buffer.from(der), format: 'der', type });
  } catch {
    throw new CredentialError(
      'damaged',
      'holds a private key that cannot be read: it is damaged, or of a kind that is not known. Expected RSA or EC; export it again.',
    );
  }
}

function jwkOf(publicKey: KeyObject): JsonWebKey {
  try {
    // The types of Node and of the browser differ only in the members of primes.
    return publicKey.export({ format: 'jwk' }) as JsonWebKey;
  } catch {
    const { namedCurve } = publicKey.asymmetricKeyDetails ?? {};
    const type = publicKey.asymmetricKeyType?.toUpperCase() ?? 'of an unknown kind';
    throw unsupported(type === 'EC' ? `EC ${namedCurve ?? 'with its own curve'}` : type);
  }
}

function unsupported(found: string): CredentialError {
  const kinds = keyKinds.map(keyKindWords).join(', ');
  return new CredentialError(
    'unsupported-key',
    `holds a key of the kind ${found}; expected one of ${kinds}. Make a new key of one of these kinds and have a certificate issued for it.`,
  );
}

/** A key whose numbers do not belong together is read without complaint and makes signatures of no worth. */
function assertWhole(key: KeyObject, publicKey: KeyObject): void {
  const probe = Buffer.from('probe');
  let isWhole = false;
  try {
    isWhole = verify('sha256', probe, publicKey, sign('sha256', probe, key));
  } catch {
    isWhole = false;
  }
  if (isWhole) return;
  throw new CredentialError(
    'damaged',
    'holds a private key whose numbers do not belong together: signatures with it do not verify. Export it again.',
  );
}
