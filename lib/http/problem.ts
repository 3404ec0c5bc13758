import 'server-only';
import { AppError, problems, type ProblemCode } from '@/lib/errors';
import { log } from '@/lib/log';
import type { Problem } from '@/lib/schemas/problem';

/** RFC 6750 §3: how to authenticate, on every 401. */
function challenge(code: ProblemCode): string {
  return code === 'auth.invalid_token'
    ? 'Bearer realm="onramp", error="invalid_token"'
    : 'Bearer realm="onramp"';
}

/**
 * An error as an answer. Our own errors say what they are; of any other the client learns nothing but the
 * request id, under which it is logged here, once.
 *
 * @see RFC 9457
 */
export function problemResponse(
  error: unknown,
  request: { path: string; method: string; requestId: string },
): Response {
  if (!(error instanceof AppError)) {
    const { requestId, method, path } = request;
    log.error({ err: error, requestId, method, path }, 'a request failed');
  }
  const known = error instanceof AppError ? error : new AppError('internal.error');
  const { status, title } = problems[known.code];
  const problem: Problem = {
    type: `/docs/errors/${known.code}`,
    title,
    status,
    ...(known.detail ? { detail: known.detail } : {}),
    instance: request.path,
    code: known.code,
    requestId: request.requestId,
    errors: [...known.fields],
  };
  const headers = new Headers({ 'content-type': 'application/problem+json' });
  if (status === 401) headers.set('www-authenticate', challenge(known.code));
  if (known.code === 'auth.too_many_attempts') headers.set('retry-after', String(15 * 60));
  return new Response(JSON.stringify(problem), { status, headers });
}
