import 'server-only';
import type { AuthOptions } from 'next-auth';
import CredentialsProvider from 'next-auth/providers/credentials';
import type { EmailConfig } from 'next-auth/providers/email';
import type { OAuthConfig } from 'next-auth/providers/oauth';
import { env } from '@/lib/env';
import { EmailSchema } from '@/lib/schemas/people';
import { checkPassword } from './check-password';
import { githubProfile, oidcProfile, type OutsideProfile } from './outside-profile';
import { sendMail } from './send-mail';
import { signInMethods } from './sign-in-methods';

type Provider = AuthOptions['providers'][number];

/** A magic link works this long, in seconds. */
const mailSeconds = 60 * 60;

function profileOf(profile: OutsideProfile) {
  return { id: profile.id, name: profile.name, email: profile.email };
}

function passwordProvider(address: string | null): Provider {
  return CredentialsProvider({
    name: 'Password',
    credentials: { email: { type: 'email' }, password: { type: 'password' } },
    authorize: async (credentials) => {
      const email = EmailSchema.safeParse(credentials?.email);
      const password = credentials?.password;
      if (!email.success || !password || password.length > 200) return null;
      return checkPassword(email.data, password, address);
    },
  });
}

function mailProvider(): EmailConfig {
  return {
    id: 'email',
    type: 'email',
    name: 'Email',
    server: env().SMTP_URL ?? '',
    from: env().MAIL_FROM ?? '',
    maxAge: mailSeconds,
    options: {},
    normalizeIdentifier: (identifier) => EmailSchema.parse(identifier),
    sendVerificationRequest: async ({ identifier, url }) => {
      const { host } = new URL(env().APP_URL);
      await sendMail({
        to: identifier,
        subject: `Sign in to Onramp at ${host}`,
        text:
          `Open this link to sign in. It works once, for one hour:\n\n${url}\n\n` +
          'If you did not ask for it, you can ignore this mail.\n',
      });
    },
  };
}

function oidcProvider(issuer: string): OAuthConfig<OutsideProfile> {
  return {
    id: 'oidc',
    name: env().OIDC_NAME,
    type: 'oauth',
    wellKnown: `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
    idToken: true,
    checks: ['pkce', 'state', 'nonce'],
    clientId: env().OIDC_CLIENT_ID ?? '',
    clientSecret: env().OIDC_CLIENT_SECRET ?? '',
    authorization: { params: { scope: 'openid email profile' } },
    userinfo: { request: ({ client, tokens }) => oidcProfile(client, tokens) as never },
    // Linking by e-mail is safe here: the signIn callback lets only verified addresses through.
    allowDangerousEmailAccountLinking: true,
    profile: profileOf,
  };
}

function githubProvider(clientId: string): OAuthConfig<OutsideProfile> {
  return {
    id: 'github',
    name: 'GitHub',
    type: 'oauth',
    issuer: 'https://github.com/login/oauth',
    authorization: {
      url: 'https://github.com/login/oauth/authorize',
      params: { scope: 'read:user user:email' },
    },
    token: 'https://github.com/login/oauth/access_token',
    userinfo: {
      url: 'https://api.github.com/user',
      request: ({ client, tokens }) => githubProfile(client, tokens.access_token ?? '') as never,
    },
    checks: ['pkce', 'state'],
    clientId,
    clientSecret: env().GITHUB_CLIENT_SECRET ?? '',
    allowDangerousEmailAccountLinking: true,
    profile: profileOf,
  };
}

/** The configured ways to sign in, as next-auth wants them. `address` is where the attempt comes from. */
export function authProviders(address: string | null): Provider[] {
  const { OIDC_ISSUER, GITHUB_CLIENT_ID } = env();
  return [
    passwordProvider(address),
    ...(signInMethods().mail ? [mailProvider()] : []),
    ...(OIDC_ISSUER ? [oidcProvider(OIDC_ISSUER)] : []),
    ...(GITHUB_CLIENT_ID ? [githubProvider(GITHUB_CLIENT_ID)] : []),
  ];
}
