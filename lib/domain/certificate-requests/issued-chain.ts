import 'server-only';
import type { X509Certificate } from '@peculiar/x509';
import { readFiles } from '@/lib/domain/certificates/read-upload';
import { refuseUpload } from '@/lib/domain/certificates/refuse-upload';
import type { TrustCommunity } from '@/lib/domain/communities/trust-community';
import { openTransport } from '@/lib/net/open-transport';
import type { Check } from '@/lib/protocol/check';
import { checkIssued } from '@/lib/protocol/credentials/check-issued';
import { assembleChain } from '@/lib/protocol/credentials/match-credentials';
import { validatePath } from '@/lib/protocol/x509/validate-path';
import type { UploadedFile } from '@/lib/schemas/certificate';
import { RequestFormSchema } from '@/lib/schemas/certificate-request';
import type { RequestDetailRow } from './request-columns';

const fields = { files: 'files', password: 'files' };

/** For one list or certificate, and for all of them together. */
const totalMs = 10_000;
const allMs = 30_000;

/** Throws the error for the checks that fail, when any does. */
function assertChecks(checks: readonly Check[], community: TrustCommunity): void {
  const failed = checks.filter(({ verdict }) => verdict === 'fail');
  if (failed.length === 0) return;
  throw refuseUpload(
    failed.map(({ id, title, seen, expected }) =>
      id === 'x509.path.reaches-anchor'
        ? {
            code: 'other-community',
            file: null,
            text: `It does not lead to an anchor of “${community.name}”: ${seen} Add the intermediates that the authority sent, or choose the certificate of this community.`,
          }
        : { code: id, file: null, text: `${title}: ${seen} Expected: ${expected}` },
    ),
    fields,
  );
}

/**
 * The chain that an authority issued for a request, read from files and judged: it certifies the key of the
 * CSR for the URIs of the form, and there is a valid path to an anchor of the community. Intermediates that
 * are not among the files are fetched.
 *
 * @returns leaf first, without the anchor
 * @throws AppError `request.invalid` with one entry for each thing that is not as it was asked for
 */
export async function issuedChain(
  row: RequestDetailRow,
  community: TrustCommunity,
  files: readonly UploadedFile[],
): Promise<X509Certificate[]> {
  const csrThumbprint = row.key.thumbprint;
  const { sanUris } = RequestFormSchema.parse(row.form);
  const read = readFiles({ files: [...files] });
  const { leaf, chain, problems } = await assembleChain(read.certificates, { key: csrThumbprint });
  const unread = [...read.problems, ...problems].map((problem) => ({ file: null, ...problem }));
  if (unread.length > 0 || !leaf) throw refuseUpload(unread, fields);
  const at = new Date();
  assertChecks(checkIssued(chain, { csrThumbprint, sanUris, at }), community);
  const { path, checks } = await validatePath({
    leaf,
    others: [...chain.slice(1), ...community.intermediates],
    anchors: community.anchors,
    at,
    // A list that cannot be had just now does not keep a new certificate out; one that names it does. Runs
    // and the trust doctor apply the rule of the community.
    revocation: 'soft',
    transport: openTransport({ signal: AbortSignal.timeout(allMs), limits: { totalMs } }),
  });
  assertChecks(checks, community);
  return path.length > 1 ? path.slice(0, -1) : path;
}
