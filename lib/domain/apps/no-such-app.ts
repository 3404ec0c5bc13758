import { AppError } from '@/lib/errors';

/** What is said about an app that the workspace does not have. */
export function noSuchApp(id: string): AppError {
  return new AppError('resource.not_found', { detail: `There is no app ${id} here.` });
}
