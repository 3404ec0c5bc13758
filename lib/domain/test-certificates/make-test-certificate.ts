import 'server-only';
import { generateKeyPair, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import { ensureApp } from '@/lib/domain/apps/ensure-app';
import { takenUris } from '@/lib/domain/certificate-requests/taken-uris';
import { storeCertificate } from '@/lib/domain/certificates/store-certificate';
import { storeKey } from '@/lib/domain/keys/store-key';
import { db } from '@/lib/db/client';
import { AppError } from '@/lib/errors';
import { writePkcs12 } from '@/lib/protocol/credentials/pkcs12/write';
import { defaultAlgorithm } from '@/lib/protocol/credentials/key-kinds';
import { parseCertificates } from '@/lib/protocol/x509/parse';
import { sandboxCommunity } from '@/lib/sandbox/pki/community';
import { issueTestCertificate } from '@/lib/sandbox/pki/test-certificates';
import { PublicJwkSchema } from '@/lib/schemas/jwk';
import type { MadeTestCertificate, MakeTestCertificate } from '@/lib/schemas/test-certificate';

/** The password of every file of the test set: they are made to be passed around. */
const password = 'onramp-test';

const makePair = promisify(generateKeyPair);

/**
 * Makes the key. Not with WebCrypto: it makes no RSA key as short as the weak one; and not at once, because
 * everybody else would wait for it.
 */
async function makeKey({ kind, keyKind }: MakeTestCertificate): Promise<{
  publicKey: KeyObject;
  privateKey: KeyObject;
}> {
  if (kind !== 'weak-key' && keyKind === 'p-256') {
    return makePair('ec', { namedCurve: 'P-256' });
  }
  return makePair('rsa', { modulusLength: kind === 'weak-key' ? 1024 : 2048 });
}

/**
 * Makes one of the certificates that are bad on purpose, with its key. Kept, it can be presented to a holder
 * from the console.
 *
 * @throws AppError `request.invalid` when a weak key is to be kept or the URI is somebody else's,
 *   `certificate.not_issuable`
 */
export async function makeTestCertificate(
  workspaceId: string,
  wanted: MakeTestCertificate,
  createdById: string | null,
): Promise<MadeTestCertificate> {
  if (wanted.keep && wanted.kind === 'weak-key') {
    throw new AppError('request.invalid', {
      fields: [
        {
          path: 'keep',
          code: 'weak_key',
          detail:
            'The vault takes no RSA key of 1024 bits, and nothing here signs with one. Download it instead.',
        },
      ],
    });
  }
  if (wanted.sanUri !== undefined) await assertFree(workspaceId, wanted.sanUri);
  const app = await ensureApp(workspaceId);
  const { publicKey, privateKey } = await makeKey(wanted);
  const name = `Test: ${wanted.kind}`;
  const { chainPem, note } = await issueTestCertificate(wanted.kind, {
    publicKey: new Uint8Array(publicKey.export({ type: 'spki', format: 'der' })),
    sanUris: [wanted.sanUri ?? app.issuer],
    commonName: name,
  });
  const privateKeyPem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const file = writePkcs12({
    pkcs8Pem: privateKeyPem,
    chainPem,
    password,
    friendlyName: name,
    encryption: 'modern',
  });
  return {
    kind: wanted.kind,
    note,
    chainPem,
    privateKeyPem,
    pkcs12: Buffer.from(file).toString('base64'),
    password,
    certificateId: wanted.keep
      ? await keep(workspaceId, { wanted, publicKey, privateKeyPem, chainPem, name, createdById })
      : null,
  };
}

/** These are issued without a review: nobody gets one in the name of somebody else's app. */
async function assertFree(workspaceId: string, uri: string): Promise<void> {
  if ((await takenUris(workspaceId, [uri])).length === 0) return;
  throw new AppError('request.invalid', {
    fields: [
      {
        path: 'sanUri',
        code: 'taken',
        detail: `“${uri}” belongs to an app of another workspace; expected a URI of your own.`,
      },
    ],
  });
}

interface Made {
  wanted: MakeTestCertificate;
  publicKey: KeyObject;
  privateKeyPem: string;
  chainPem: string[];
  name: string;
  createdById: string | null;
}

async function keep(workspaceId: string, made: Made): Promise<string> {
  const { wanted, publicKey, privateKeyPem, chainPem, name, createdById } = made;
  const { uri } = await sandboxCommunity();
  const { kty, n, e, crv, x, y } = publicKey.export({ format: 'jwk' });
  const client = await db();
  return client.$transaction(async (tx) => {
    const keyId = await storeKey(
      workspaceId,
      {
        name,
        custody: 'vault',
        origin: 'generated',
        algorithm: defaultAlgorithm(wanted.keyKind),
        publicJwk: PublicJwkSchema.parse(kty === 'RSA' ? { kty, n, e } : { kty, crv, x, y }),
        pkcs8Pem: privateKeyPem,
        createdById,
      },
      tx,
    );
    const chain = chainPem.flatMap((pem) => parseCertificates(pem));
    const certificate = { keyId, community: uri, chain, source: 'test' as const, createdById };
    return (await storeCertificate(workspaceId, certificate, tx)).id;
  });
}
