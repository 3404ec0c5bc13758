import 'server-only';
import { AppError } from '@/lib/errors';
import type { HolderProfile } from '@/lib/protocol/registration/holder-profile';
import { sourceProblem } from '@/lib/protocol/registration/profiles/source-problem';

/** Refuses new knowledge without a source of its own. Throws `request.invalid` on the field. */
export function assertSource(before: HolderProfile | null, after: HolderProfile): void {
  const problem = sourceProblem(before, after, new Date());
  if (!problem) return;
  throw new AppError('request.invalid', { detail: 'One field needs mending.', fields: [problem] });
}
