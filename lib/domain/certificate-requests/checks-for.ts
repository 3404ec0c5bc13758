import 'server-only';
import { db } from '@/lib/db/client';
import type { Check } from '@/lib/protocol/check';
import { checkCsr } from '@/lib/protocol/credentials/check-csr';
import { parseCsr } from '@/lib/protocol/credentials/csr';
import { algorithmsFor, keyKinds } from '@/lib/protocol/credentials/key-kinds';
import { checkRequest } from '@/lib/protocol/credentials/request-checks';
import { RequestFormSchema } from '@/lib/schemas/certificate-request';
import type { TrustCommunity } from '../communities/trust-community';
import type { RequestDetailRow } from './request-columns';
import { takenUris } from './taken-uris';

/** Thumbprints of this key where it is known beside this request: in another workspace, or certified. */
async function usesOfKey(row: RequestDetailRow): Promise<string[]> {
  const client = await db();
  const { thumbprint, id } = row.key;
  const elsewhere = await client.key.count({
    where: { thumbprint, workspaceId: { not: row.workspaceId } },
  });
  const certified = await client.certificate.count({
    where: {
      keyId: id,
      ...(row.certificateId === null ? {} : { id: { not: row.certificateId } }),
    },
  });
  return elsewhere + certified > 0 ? [thumbprint] : [];
}

/** The automatic checks beside a request, as they stand now. */
export async function checksFor(
  row: RequestDetailRow,
  community: TrustCommunity | undefined,
): Promise<Check[]> {
  const form = RequestFormSchema.parse(row.form);
  const csr = await parseCsr(row.csrPem);
  const [taken, uses] = await Promise.all([
    takenUris(row.workspaceId, form.sanUris),
    usesOfKey(row),
  ]);
  return [
    ...checkCsr(csr, {
      sanUris: form.sanUris,
      organization: form.organization,
      allowedKinds: keyKinds,
      existingThumbprints: uses,
    }),
    ...checkRequest({
      ...form,
      takenUris: taken,
      sanSchemes: community?.sanSchemes ?? [],
      communityAlgorithms: community?.algorithms ?? [],
      keyAlgorithms: csr.kind ? [...algorithmsFor(csr.kind)] : [],
      hasAgreement: (community?.agreement ?? row.agreement) !== '',
      acceptedAt: row.acceptedAt?.toISOString() ?? null,
    }),
  ];
}
