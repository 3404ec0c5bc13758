import 'server-only';
import { importPKCS8 } from 'jose';
import { db } from '@/lib/db/client';
import { generateKey } from '@/lib/domain/keys/generate-key';
import { noSuchKey } from '@/lib/domain/keys/get-key';
import { importPublicKey } from '@/lib/domain/keys/import-public-key';
import { openPrivateKey } from '@/lib/domain/keys/open-private-key';
import { storeKey } from '@/lib/domain/keys/store-key';
import { AppError } from '@/lib/errors';
import { buildCsr, parseCsr, type ParsedCsr } from '@/lib/protocol/credentials/csr';
import { defaultAlgorithm, describeJwk, type KeyKind } from '@/lib/protocol/credentials/key-kinds';
import type { CreateRequest } from '@/lib/schemas/certificate-request';
import { PublicJwkSchema } from '@/lib/schemas/jwk';

/** A CSR and the key that it is for. */
export interface RequestedKey {
  keyId: string;
  csrPem: string;
}

function refuse(detail: string): AppError {
  return new AppError('request.invalid', {
    fields: [{ path: 'csr.csrPem', code: 'invalid_csr', detail }],
  });
}

/** A CSR with a key that is used here. */
type UsableCsr = ParsedCsr & { publicJwk: JsonWebKey; kind: KeyKind };

async function readCsr(pem: string): Promise<UsableCsr> {
  let csr: ParsedCsr;
  try {
    csr = await parseCsr(pem);
  } catch (error) {
    throw refuse(error instanceof Error ? error.message : 'It cannot be read.');
  }
  const { publicJwk, kind } = csr;
  // Before the signature: that of a key that is not used here cannot be judged.
  if (!publicJwk || !kind) {
    const found = publicJwk ? describeJwk(publicJwk) : 'a key of another kind';
    throw refuse(
      `Found ${found}; expected RSA of 2048, 3072 or 4096 bits, or EC P-256 or P-384. Make the request with such a key.`,
    );
  }
  if (!csr.isSignatureGood) {
    throw refuse(
      'The signature of the request does not verify with the key in it; it was changed after it was made.',
    );
  }
  return { ...csr, publicJwk, kind };
}

/** Demands that the CSR asks for the URIs of the form. Those of the form are what gets certified. */
function assertUris(csr: ParsedCsr, { form }: CreateRequest): void {
  const found = [...csr.sanUris].sort();
  const wanted = [...form.sanUris].sort();
  if (JSON.stringify(found) === JSON.stringify(wanted)) return;
  throw refuse(
    `The request asks for ${found.join(', ') || 'no URI'}, the form says ${wanted.join(', ')}. Make the request again with the URIs of the form, or change the form.`,
  );
}

/**
 * Makes or takes the CSR of a request: signed here with a key of the vault, signed by the browser that holds
 * the key, or uploaded; then only the public half of the key is kept.
 *
 * @throws AppError `request.invalid` on the CSR, `resource.not_found`, `key.not_here`, `key.duplicate`
 */
export async function csrForRequest(
  workspaceId: string,
  request: CreateRequest,
  createdById: string | null,
): Promise<RequestedKey> {
  const { csr, form } = request;
  if (csr.from === 'vault') {
    const keyId = csr.keyId ?? (await generateKey(workspaceId, csr, createdById)).id;
    return { keyId, csrPem: await signInVault(workspaceId, keyId, form) };
  }
  const parsed = await readCsr(csr.csrPem);
  assertUris(parsed, request);
  if (csr.from === 'browser') {
    const client = await db();
    const key = await client.key.findFirst({
      where: { id: csr.keyId, workspaceId },
      select: { id: true, thumbprint: true },
    });
    if (!key) throw noSuchKey(csr.keyId);
    if (key.thumbprint !== parsed.thumbprint) {
      throw refuse('The request is for another key than the one that was chosen.');
    }
    return { keyId: key.id, csrPem: parsed.pem };
  }
  const known = await (
    await db()
  ).key.findUnique({
    where: { workspaceId_thumbprint: { workspaceId, thumbprint: parsed.thumbprint } },
    select: { id: true },
  });
  return {
    keyId: known?.id ?? (await keepPublicHalf(workspaceId, parsed, csr.name, createdById)),
    csrPem: parsed.pem,
  };
}

async function signInVault(
  workspaceId: string,
  keyId: string,
  form: CreateRequest['form'],
): Promise<string> {
  const { pkcs8Pem, algorithm } = await openPrivateKey(workspaceId, keyId);
  const client = await db();
  const { publicJwk } = await client.key.findFirstOrThrow({
    where: { id: keyId, workspaceId },
    select: { publicJwk: true },
  });
  return buildCsr({
    publicKey: await importPublicKey(publicJwk, algorithm),
    sign: await importPKCS8(pkcs8Pem, algorithm),
    subject: { commonName: form.appName, organization: form.organization },
    sanUris: form.sanUris,
  });
}

function keepPublicHalf(
  workspaceId: string,
  { publicJwk, kind }: UsableCsr,
  name: string,
  createdById: string | null,
): Promise<string> {
  return storeKey(workspaceId, {
    name,
    custody: 'outside',
    origin: 'imported',
    algorithm: defaultAlgorithm(kind),
    publicJwk: PublicJwkSchema.parse(publicJwk),
    pkcs8Pem: null,
    createdById,
  });
}
