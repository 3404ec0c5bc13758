import 'server-only';
import { readFiles } from '@/lib/domain/certificates/read-upload';
import { refuseUpload } from '@/lib/domain/certificates/refuse-upload';
import { counted } from '@/lib/format/quantities';
import { assembleChain } from '@/lib/protocol/credentials/match-credentials';
import { check } from '@/lib/protocol/trust-doctor/checks';
import type { TrustSubject } from '@/lib/protocol/trust-doctor/subject';
import type { UploadedFile } from '@/lib/schemas/certificate';

/**
 * The certificates in files, the leaf found and the others beside it. A private key that is among them is not
 * kept, and the report says that it was there.
 *
 * @param field the path of the input, for errors
 * @throws AppError `request.invalid` when there is no certificate, or none that could be the leaf
 */
export async function subjectOfFiles(
  files: readonly UploadedFile[],
  password: string | null,
  field = 'subject.files',
): Promise<TrustSubject> {
  const read = readFiles({ files: [...files], ...(password === null ? {} : { password }) });
  const keys = read.keys.map(({ thumbprint }) => thumbprint);
  const { leaf, problems } = await assembleChain(
    read.certificates,
    keys.length > 0 ? { key: keys } : {},
  );
  if (!leaf) {
    const found = read.problems.length > 0 ? read.problems : problems;
    throw refuseUpload(
      found.map((problem) => ({ file: null, ...problem })),
      { files: field, password: 'subject.password' },
    );
  }
  const odd = read.problems.map(({ file, text }) => `${file}: ${text}`).join(' ');
  const readable = check('doctor.readable', {
    verdict: odd === '' ? 'pass' : 'warn',
    seen: [`${counted(read.certificates.length, 'certificate')}.`, ...read.notes, odd]
      .join(' ')
      .trim(),
  });
  const advice = check('doctor.private-key', {
    verdict: 'warn',
    seen: `${counted(keys.length, 'private key')} came along.`,
  });
  return {
    leaf,
    others: read.certificates.filter((certificate) => !certificate.equal(leaf)),
    jwt: null,
    checks: keys.length > 0 ? [readable, advice] : [readable],
  };
}
