import 'server-only';
import { findBearer, type Bearer } from '@/lib/auth/find-bearer';
import { readSession } from '@/lib/auth/read-session';
import type { SessionUser } from '@/lib/auth/sign-ins';
import { AppError } from '@/lib/errors';

/** What a request has shown about who sends it. */
export type Credential = { kind: 'token'; bearer: Bearer } | { kind: 'session'; user: SessionUser };

/** RFC 6750 §2.1: the scheme in any case, then one token68. */
const bearerHeader = /^bearer +([A-Za-z0-9._~+/-]+=*)$/i;

/**
 * Who sends a request: the bearer token decides where there is one, otherwise the session cookie.
 *
 * @throws AppError `auth.invalid_token` for an `Authorization` header that is of no use
 */
export async function authenticate(request: Request): Promise<Credential | null> {
  const header = request.headers.get('authorization');
  if (header === null) {
    const user = await readSession(request);
    return user && { kind: 'session', user };
  }
  const token = bearerHeader.exec(header.trim())?.[1];
  if (!token) {
    throw new AppError('auth.invalid_token', {
      detail: 'The Authorization header must read: Bearer <token>',
    });
  }
  const bearer = await findBearer(token);
  if (!bearer) {
    throw new AppError('auth.invalid_token', {
      detail:
        'It is unknown, was revoked, or has expired. Make a new one under Settings, API tokens.',
    });
  }
  return { kind: 'token', bearer };
}
