import 'server-only';
import type { OpenEnvironment } from '@/lib/domain/environments/open-environment';
import { AppError } from '@/lib/errors';
import { isWrite } from '@/lib/protocol/fhir/is-write';
import type { RunRequest } from '@/lib/schemas/run';

/** Refuses a request that writes in production unless that was confirmed. Throws `run.unconfirmed_write`. */
export function requireConfirmation(
  {
    request,
    until,
    confirmed,
  }: Pick<RunRequest, 'request' | 'until'> & { confirmed?: true | undefined },
  environment: Pick<OpenEnvironment, 'name' | 'isProduction'> | null,
): void {
  if (!environment?.isProduction || confirmed || until !== 'request' || !isWrite(request)) return;
  throw new AppError('run.unconfirmed_write', {
    detail: `“${environment.name}” is production, and a ${request.method} writes there. Confirm it, or choose another environment.`,
  });
}
