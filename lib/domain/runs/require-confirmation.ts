import 'server-only';
import type { OpenEnvironment } from '@/lib/domain/environments/open-environment';
import { AppError } from '@/lib/errors';
import type { RunRequest } from '@/lib/schemas/run';

/** Whether a request changes something at the holder. */
function writes({ method, path }: RunRequest['request']): boolean {
  return (
    !['GET', 'HEAD', 'OPTIONS'].includes(method) &&
    !(method === 'POST' && (path.split('?')[0] ?? '').endsWith('_search'))
  );
}

/** Refuses a request that writes in production unless that was confirmed. Throws `run.unconfirmed_write`. */
export function requireConfirmation(
  {
    request,
    until,
    confirmed,
  }: Pick<RunRequest, 'request' | 'until'> & { confirmed?: true | undefined },
  environment: Pick<OpenEnvironment, 'name' | 'isProduction'> | null,
): void {
  if (!environment?.isProduction || confirmed || until !== 'request' || !writes(request)) return;
  throw new AppError('run.unconfirmed_write', {
    detail: `“${environment.name}” is production, and a ${request.method} writes there. Confirm it, or choose another environment.`,
  });
}
