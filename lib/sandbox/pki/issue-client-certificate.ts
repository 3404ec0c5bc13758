import 'server-only';
import { db } from '@/lib/db/client';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { authority } from './authority';
import { certifyEndEntity } from './certificate-profile';
import { certificateRow } from './certificate-row';

/** What a client certificate is to say. */
export interface ClientCertificateRequest {
  publicKey: CryptoKey;
  subject: { commonName: string };
  /** Become the subject alternative names, byte for byte. */
  sanUris: string[];
}

/** RFC 5280 allows 64 characters in a common name (upper bound `ub-common-name`). */
const commonNameLength = 64;

function refuse(detail: string): AppError {
  return new AppError('certificate.not_issuable', { detail });
}

function assertUris(uris: readonly string[]): void {
  if (uris.length === 0) throw refuse('A client certificate needs a URI that names the client.');
  const own = `${env().APP_URL}/sandbox/`;
  for (const uri of uris) {
    if (!/^[a-z][a-z0-9+.-]*:[\x21-\x7e]+$/i.test(uri) || uri.length > 1000) {
      throw refuse(`“${uri}” is not an absolute URI of at most 1000 ASCII characters.`);
    }
    // Such a certificate would let a client sign metadata as the holder.
    if (uri.toLowerCase().startsWith(own.toLowerCase())) {
      throw refuse(`“${uri}” names a part of the sandbox, not a client.`);
    }
  }
}

function assertStrongKey(key: CryptoKey): void {
  const algorithm = key.algorithm as { modulusLength?: number; namedCurve?: string };
  const isStrong =
    (algorithm.modulusLength ?? 0) >= 2048 ||
    ['P-256', 'P-384'].includes(algorithm.namedCurve ?? '');
  if (!isStrong) throw refuse('The key must be RSA of at least 2048 bits, or EC P-256 or P-384.');
}

/**
 * Issues a client certificate from the sandbox's intermediate and records it, so that it can be revoked.
 *
 * @returns PEM, the leaf first and then the intermediate
 * @throws AppError `certificate.not_issuable` when the request breaks the rules of the sandbox's CA
 * @see https://www.rfc-editor.org/rfc/rfc5280#section-4.2
 */
export async function issueClientCertificate(
  request: ClientCertificateRequest,
): Promise<{ chainPem: string[] }> {
  assertUris(request.sanUris);
  assertStrongKey(request.publicKey);
  const intermediate = await authority('intermediate');
  const name = [...request.subject.commonName.trim()].slice(0, commonNameLength).join('').trim();
  const leaf = await certifyEndEntity(
    {
      publicKey: request.publicKey,
      commonName: name || 'Sandbox client',
      sanUris: request.sanUris,
    },
    intermediate,
  );
  const client = await db();
  await client.sandboxCertificate.create({ data: certificateRow(leaf) });
  return { chainPem: [leaf.toString('pem'), intermediate.certificate.toString('pem')] };
}
