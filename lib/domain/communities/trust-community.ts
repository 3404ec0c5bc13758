import 'server-only';
import type { X509Certificate } from '@peculiar/x509';
import type { Prisma } from '@/generated/prisma/client';
import { describeCertificate } from '@/lib/protocol/x509/describe';
import { parseCertificates } from '@/lib/protocol/x509/parse';
import type { Community } from '@/lib/schemas/community';
import type { KeyAlgorithm } from '@/lib/schemas/key';

/** A trust community ready for path validation, wherever it is kept. */
export interface TrustCommunity extends Omit<Community, 'anchors' | 'intermediates'> {
  anchors: X509Certificate[];
  intermediates: X509Certificate[];
}

/** A row of the database as a community. */
export function communityOfRow(row: Prisma.CommunityGetPayload<object>): TrustCommunity {
  return {
    id: row.id,
    managedBy: row.workspaceId === null ? 'operator' : 'workspace',
    uri: row.uri,
    name: row.name,
    description: row.description,
    anchors: row.anchorsPem.flatMap((pem) => parseCertificates(pem)),
    intermediates: row.intermediatesPem.flatMap((pem) => parseCertificates(pem)),
    revocation: row.revocation === 'soft' ? 'soft' : 'hard',
    algorithms: row.algorithms as KeyAlgorithm[],
    sanSchemes: row.sanSchemes,
    issuance: row.issuance === 'outside' ? 'outside' : 'none',
    caName: row.caName,
    caUrl: row.caUrl,
    caInstructions: row.caInstructions,
    agreement: row.agreement,
  };
}

/** A community as pages and the API show it: certificates in words. */
export function serializeCommunity(community: TrustCommunity): Community {
  return {
    ...community,
    anchors: community.anchors.map(describeCertificate),
    intermediates: community.intermediates.map(describeCertificate),
  };
}
