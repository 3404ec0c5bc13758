import 'server-only';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/ids';
import { getCommunity } from '@/lib/domain/communities/get-community';
import type { TrustCommunity } from '@/lib/domain/communities/trust-community';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import type { CreateRequest, RequestDetail } from '@/lib/schemas/certificate-request';
import { csrForRequest } from './csr-for-request';
import { getRequest } from './get-request';
import type { RequestActor } from './move-request';

function refuse(path: string, code: string, detail: string): AppError {
  return new AppError('request.invalid', { fields: [{ path, code, detail }] });
}

function assertAcceptable(request: CreateRequest, community: TrustCommunity): void {
  if (community.issuance === 'none') {
    throw refuse(
      'communityId',
      'no_issuance',
      `“${community.name}” issues no certificates through the portal. Upload the one that you have, or ask its certification authority.`,
    );
  }
  if (request.agreementRead !== undefined && request.agreementRead !== community.agreement) {
    throw refuse(
      'acceptsAgreement',
      'agreement_changed',
      `The agreement of “${community.name}” changed while you were reading. Read it again, then accept it.`,
    );
  }
  if (community.agreement !== '' && !request.acceptsAgreement) {
    throw refuse(
      'acceptsAgreement',
      'not_accepted',
      `“${community.name}” issues certificates only to those who accept its agreement.`,
    );
  }
  const own = `${env().APP_URL}/sandbox/`.toLowerCase();
  const { sanUris } = request.form;
  for (const [index, uri] of sanUris.entries()) {
    if (sanUris.indexOf(uri) < index) {
      const detail = `“${uri}” is there twice; expected each URI once. Remove one of the two.`;
      throw refuse(`form.sanUris.${index}`, 'twice', detail);
    }
    if (!uri.toLowerCase().startsWith(own)) continue;
    throw refuse(
      `form.sanUris.${index}`,
      'uri_of_the_sandbox',
      `“${uri}” names a part of the sandbox; expected a URI of the app, for example https://app.example.org.`,
    );
  }
}

/**
 * Makes a certificate request: to the CA of the portal it goes into the review queue, for an outside CA it is
 * ready to be sent there. What was accepted is kept word for word.
 *
 * @throws AppError `request.invalid` on the field, `resource.not_found`, `key.not_here`
 */
export async function createRequest(
  workspaceId: string,
  request: CreateRequest,
  actor: RequestActor,
): Promise<RequestDetail> {
  const community = await getCommunity(workspaceId, request.communityId);
  assertAcceptable(request, community);
  const { keyId, csrPem } = await csrForRequest(workspaceId, request, actor.id);
  const id = newId('req');
  const isOurs = community.issuance === 'portal';
  const client = await db();
  await client.certificateRequest.create({
    data: {
      id,
      workspaceId,
      communityId: community.id,
      communityUri: community.uri,
      keyId,
      state: isOurs ? 'submitted' : 'to_send',
      form: request.form,
      csrPem,
      agreement: community.agreement,
      acceptedAt: community.agreement === '' ? null : new Date(),
      createdById: actor.id,
      messages: {
        create: {
          id: newId('msg'),
          side: 'applicant',
          kind: 'event',
          authorId: actor.id,
          authorName: actor.name,
          text: isOurs ? 'Submitted for review' : 'Made, ready for the certification authority',
        },
      },
    },
  });
  return getRequest(workspaceId, id);
}
