import 'server-only';
import { newId } from '@/lib/db/ids';
import { AppError } from '@/lib/errors';
import { looksLikeJwt, subjectOfJwt, type TrustSubject } from '@/lib/protocol/trust-doctor/subject';
import { subjectOfFiles } from './subject-of-files';

/** The signer of a pasted JWT, or the certificates in a pasted text. Throws `request.invalid`. */
export async function subjectOfText(text: string): Promise<TrustSubject> {
  if (!looksLikeJwt(text)) {
    const content = Buffer.from(text).toString('base64');
    return subjectOfFiles([{ name: 'pasted text', content }], null, 'subject.text');
  }
  try {
    return await subjectOfJwt(text, newId('jwt'), 'signed_metadata');
  } catch (error) {
    throw new AppError('request.invalid', {
      fields: [
        {
          path: 'subject.text',
          code: 'unreadable',
          detail: error instanceof Error ? error.message : 'The JWT cannot be read.',
        },
      ],
    });
  }
}
