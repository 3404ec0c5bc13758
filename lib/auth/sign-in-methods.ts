import 'server-only';
import { env } from '@/lib/env';
import { canSendMail } from './send-mail';

/** The ways to sign in that are configured, for the sign-in page. `oidc` is the name to show. */
export interface SignInMethods {
  password: true;
  mail: boolean;
  oidc: string | null;
  github: boolean;
}

/** The ways to sign in that this portal offers. */
export function signInMethods(): SignInMethods {
  const { OIDC_ISSUER, OIDC_NAME, GITHUB_CLIENT_ID } = env();
  return {
    password: true,
    mail: canSendMail(),
    oidc: OIDC_ISSUER ? OIDC_NAME : null,
    github: GITHUB_CLIENT_ID !== undefined,
  };
}
