import 'server-only';
import { AppError } from '@/lib/errors';

/** A finding about uploaded files. */
interface Problem {
  code: string;
  file: string | null;
  text: string;
}

const passwordCodes = ['wrong-password', 'password-needed'];

/**
 * The error for files that cannot be taken: one field error for each problem, at the password where that is
 * what is missing.
 *
 * @param fields the paths of the fields that hold the files and the password
 */
export function refuseUpload(
  problems: readonly Problem[],
  fields: { files: string; password: string },
): AppError {
  return new AppError('request.invalid', {
    fields: problems.map(({ code, file, text }) => ({
      path: passwordCodes.includes(code) ? fields.password : fields.files,
      code: code.replaceAll('-', '_'),
      detail: file === null ? text : `${file}: ${text}`,
    })),
  });
}
