import 'server-only';
import type { AuthOptions } from 'next-auth';
import { authSecret } from '@/lib/crypto/secret-file';
import { env } from '@/lib/env';
import { log } from '@/lib/log';
import { authAdapter } from './adapter';
import { mailsPerAccount, mailsPerAddress } from './attempt-limiter';
import { refusalOf } from './may-sign-in';
import type { OutsideProfile } from './outside-profile';
import { authProviders } from './providers';
import { hasSecureCookies } from './session-cookie';
import { endSignIn, findSession, signInSeconds, startSignIn, type SessionUser } from './sign-ins';

/** What the options need to know of the request that they serve. */
export interface AuthRequest {
  /** The part of the address after `/api/auth/`: `callback`, `session` … */
  action: string;
  address: string | null;
  userAgent: string | null;
}

/** The sign-in of a session cookie was revoked or has expired. */
class SignInEndedError extends Error {
  constructor() {
    super('the sign-in has ended');
    this.name = 'SignInEndedError';
  }
}

function signInPage(error: string): string {
  return `${env().APP_URL}/signin?error=${error}`;
}

function logAuth(level: 'warn' | 'error', code: string, metadata?: unknown): void {
  if (metadata instanceof SignInEndedError) return;
  // A cookie that cannot be opened is one from before a change of the secret, or a forged one: no fault here.
  if (code === 'JWT_SESSION_ERROR') log.info({ code }, 'a session cookie could not be opened');
  else log[level]({ code, err: metadata }, 'sign-in');
}

const callbacks = (request: AuthRequest): NonNullable<AuthOptions['callbacks']> => {
  let session: SessionUser | null = null;
  return {
    signIn: async ({ user, account, profile, email }) => {
      if (account?.type === 'credentials') return true;
      if (email?.verificationRequest) {
        const allowed = [
          mailsPerAccount.attempt(user.email ?? ''),
          mailsPerAddress.attempt(request.address ?? 'unknown'),
        ];
        if (allowed.includes(false)) return signInPage('TooManyAttempts');
      }
      const outside = profile as unknown as OutsideProfile | undefined;
      const refusal = await refusalOf(
        account?.type === 'oauth'
          ? {
              email: outside?.email ?? null,
              isEmailVerified: outside?.isEmailVerified ?? false,
              account: { provider: account.provider, providerAccountId: account.providerAccountId },
            }
          : // Whoever opens a magic link has shown that the address is theirs.
            { email: user.email ?? null, isEmailVerified: true, account: null },
      );
      return refusal === null ? true : signInPage(refusal);
    },
    jwt: async ({ token, trigger, user }) => {
      if (trigger === 'signIn' || trigger === 'signUp') {
        return { sub: user.id, signInId: await startSignIn(user.id, request.userAgent) };
      }
      const { sub: userId, signInId } = token;
      session = userId && signInId ? await findSession({ userId, signInId }) : null;
      if (!session) throw new SignInEndedError();
      return { sub: session.id, signInId: session.signInId };
    },
    session: ({ session: { expires } }) => {
      if (!session) throw new SignInEndedError();
      const { signInId, ...user } = session;
      return { expires, user, signInId };
    },
    redirect: ({ url, baseUrl }) => {
      if (!URL.canParse(url, baseUrl)) return baseUrl;
      const target = new URL(url, baseUrl);
      return target.origin === new URL(baseUrl).origin ? target.href : baseUrl;
    },
  };
};

/** The configuration of next-auth for one request. Opens the database, so it is made when needed. */
export async function authOptions(request: AuthRequest): Promise<AuthOptions> {
  return {
    secret: await authSecret(),
    adapter: await authAdapter(),
    providers: authProviders(request.address),
    session: { strategy: 'jwt', maxAge: signInSeconds },
    jwt: {
      maxAge: signInSeconds,
      // A sign-in never builds on the session that the browser has already: next-auth would link the outside
      // account to that person without asking whose e-mail address it has, and without looking whether the
      // session was revoked.
      ...(request.action === 'callback' ? { decode: () => null } : {}),
    },
    useSecureCookies: hasSecureCookies(),
    pages: { signIn: '/signin', error: '/signin', verifyRequest: '/signin?sent=1' },
    callbacks: callbacks(request),
    events: {
      signIn: ({ user, account }) => {
        log.info({ userId: user.id, method: account?.provider }, 'signed in');
      },
      signOut: async ({ token }) => {
        if (token.signInId) await endSignIn(token.signInId);
      },
    },
    logger: {
      error: (code, metadata) => logAuth('error', code, metadata),
      warn: (code) => logAuth('warn', code),
      debug: () => undefined,
    },
  };
}
