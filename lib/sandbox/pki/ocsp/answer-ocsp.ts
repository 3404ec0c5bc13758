import 'server-only';
import { authority } from '../authority';
import type { CertificationAuthorityId } from '../authority-plans';
import { findStatuses } from './find-statuses';
import { MalformedOcspRequest, readOcspRequest } from './read-request';
import { ocspRefusal, signOcspResponse } from './sign-response';

/**
 * Answers an OCSP request (DER) as one authority of the sandbox: good, revoked or unknown for each
 * certificate. A request about certificates of other issuers only is refused as `unauthorized`.
 * @see https://www.rfc-editor.org/rfc/rfc6960#section-2.2
 */
export async function answerOcsp(
  issuerId: CertificationAuthorityId,
  request: Uint8Array,
): Promise<Uint8Array<ArrayBuffer>> {
  let question;
  try {
    question = readOcspRequest(request);
  } catch (error) {
    if (error instanceof MalformedOcspRequest) return ocspRefusal('malformedRequest');
    throw error;
  }
  const issuer = await authority(issuerId);
  const statuses = await findStatuses(issuerId, issuer.certificate, question.certIds);
  if (statuses.every(({ status }) => status === 'foreign')) return ocspRefusal('unauthorized');
  return signOcspResponse(issuer, question, statuses);
}
