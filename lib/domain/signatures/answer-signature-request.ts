import 'server-only';
import { compactVerify, importJWK } from 'jose';
import { db } from '@/lib/db/client';
import { AppError } from '@/lib/errors';
import { PublicJwkSchema } from '@/lib/schemas/jwk';
import type { AnswerSignature, SignatureRequest } from '@/lib/schemas/signature';
import { getSignatureRequest } from './get-signature-request';
import { signatureEvents } from './signature-events';

/**
 * Takes the signature of a browser, or its refusal. A signature counts only when it verifies with the public
 * key over exactly what was handed out; the first answer counts.
 *
 * @throws AppError `resource.not_found`, `signature.too_late`, `key.signature_invalid`
 */
export async function answerSignatureRequest(
  workspaceId: string,
  id: string,
  answer: AnswerSignature,
  answeredById: string | null,
): Promise<SignatureRequest> {
  const request = await getSignatureRequest(workspaceId, id);
  if (request.state !== 'waiting') {
    throw new AppError('signature.too_late', { detail: `The request is ${request.state}.` });
  }
  const signature = 'signature' in answer ? answer.signature : null;
  const client = await db();
  if (signature !== null) {
    const key = await client.key.findUniqueOrThrow({
      where: { id: request.keyId },
      select: { publicJwk: true },
    });
    await assertSignature(`${request.input}.${signature}`, key.publicJwk, request.algorithm);
  }
  const { count } = await client.signatureRequest.updateMany({
    where: { id, state: 'waiting' },
    data: {
      state: signature === null ? 'refused' : 'signed',
      signature,
      answeredAt: new Date(),
      answeredById,
    },
  });
  if (count === 0) throw new AppError('signature.too_late');
  if (signature !== null) {
    await client.key.update({ where: { id: request.keyId }, data: { lastUsedAt: new Date() } });
  }
  signatureEvents.emit(id);
  return getSignatureRequest(workspaceId, id);
}

async function assertSignature(jws: string, publicJwk: unknown, algorithm: string): Promise<void> {
  try {
    const key = await importJWK(PublicJwkSchema.parse(publicJwk), algorithm);
    await compactVerify(jws, key, { algorithms: [algorithm] });
  } catch (error) {
    throw new AppError('key.signature_invalid', {
      detail: `The signature does not verify with the key (${algorithm}) over what was handed out.`,
      cause: error,
    });
  }
}
