import 'server-only';
import type { PublicKeyType, X509Certificate } from '@peculiar/x509';
import { db } from '@/lib/db/client';
import { communities, findCommunityById } from '../communities';
import { authority } from './authority';
import { addressesBelow, type CertificationAuthorityId } from './authority-plans';
import { certifyEndEntity, subjectOf, type EndEntity } from './certificate-profile';
import { certificateRow } from './certificate-row';
import {
  assertClientUris,
  assertStrongKey,
  fittingName,
  notIssuable,
  readPublicKey,
} from './request-rules';

/** What a client certificate is to say. */
export interface ClientCertificateRequest {
  /** A community of the sandbox; the first one when left out. */
  communityId?: string | undefined;
  /** A key, or DER of a SubjectPublicKeyInfo as it stands in a certificate request. */
  publicKey: PublicKeyType;
  subject: { commonName: string; organization?: string | undefined };
  /** Become the subject alternative names, byte for byte. */
  sanUris: string[];
  /** Days of validity, 1 to 730; 365 when left out. */
  days?: number | undefined;
}

/** A certificate that was just issued. */
export interface IssuedChain {
  /** PEM, the leaf first and then the intermediate. */
  chainPem: string[];
  serialNumber: string;
}

const maxDays = 730;

/**
 * Issues a client certificate from an intermediate of the sandbox and records it, so that it can be revoked.
 *
 * @throws AppError `certificate.not_issuable` when the request breaks the rules of the sandbox's CA
 * @see https://www.rfc-editor.org/rfc/rfc5280#section-4.2
 */
export async function issueClientCertificate(
  request: ClientCertificateRequest,
): Promise<IssuedChain> {
  const { communityId = communities[0].id, sanUris, subject, days } = request;
  const community = findCommunityById(communityId);
  if (!community) {
    const known = communities.map(({ id }) => id).join(', ');
    throw notIssuable(`The sandbox has no community “${communityId}”, it has ${known}.`);
  }
  assertClientUris(sanUris);
  const publicKey = await readPublicKey(request.publicKey);
  assertStrongKey(publicKey);
  return issueRecorded(community.intermediate, {
    publicKey,
    subject: subjectOf(
      fittingName(subject.commonName, 'Sandbox client'),
      fittingName(subject.organization ?? '', 'Onramp'),
    ),
    sanUris,
    days,
  });
}

/** Certifies what was judged already, with the profile of clients, and records it. */
export async function issueRecorded(
  issuerId: CertificationAuthorityId,
  entity: EndEntity,
): Promise<IssuedChain> {
  if (entity.days !== undefined && !(entity.days >= 1 && entity.days <= maxDays)) {
    throw notIssuable(`A certificate is valid for 1 to ${maxDays} days, not for ${entity.days}.`);
  }
  const issuer = await authority(issuerId);
  const leaf = await certifyEndEntity(entity, issuer, addressesBelow(issuerId));
  await recordCertificate(leaf, issuerId);
  return {
    chainPem: [leaf.toString('pem'), issuer.certificate.toString('pem')],
    serialNumber: leaf.serialNumber,
  };
}

/** Keeps what an authority issued. */
export async function recordCertificate(
  certificate: X509Certificate,
  issuerId: CertificationAuthorityId,
): Promise<void> {
  const client = await db();
  await client.sandboxCertificate.create({ data: certificateRow(certificate, issuerId) });
}
