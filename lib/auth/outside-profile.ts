import 'server-only';
import type { TokenSet } from 'next-auth';
import type { OAuthConfig } from 'next-auth/providers/oauth';
import * as z from 'zod';

/** What an outside identity provider says about a person, in one shape. */
export interface OutsideProfile {
  id: string;
  name: string | null;
  email: string | null;
  /** Whether the provider vouches for the e-mail address. */
  isEmailVerified: boolean;
}

type UserinfoHandler = Exclude<OAuthConfig<unknown>['userinfo'], string | undefined>;
/** The OpenID client that next-auth hands to a provider. */
type OpenIdClient = Parameters<NonNullable<UserinfoHandler['request']>>[0]['client'];

/** OpenID Connect Core 1.0 §5.1; some providers send the boolean as text. */
const ClaimsSchema = z.looseObject({
  sub: z.string().min(1),
  name: z.string().optional(),
  preferred_username: z.string().optional(),
  email: z.string().optional(),
  email_verified: z.union([z.boolean(), z.enum(['true', 'false'])]).optional(),
});

/**
 * The claims of the (already verified) ID token, and where it has no e-mail address those of the userinfo
 * endpoint, whose `sub` the client compares with the ID token's.
 *
 * @see OpenID Connect Core 1.0 §5.3.2
 */
export async function oidcProfile(client: OpenIdClient, tokens: TokenSet): Promise<OutsideProfile> {
  const idToken = (tokens as TokenSet & { claims: () => object }).claims();
  const first = ClaimsSchema.parse(idToken);
  const needsUserinfo = first.email === undefined && client.issuer.metadata.userinfo_endpoint;
  const claims = needsUserinfo
    ? { ...first, ...ClaimsSchema.parse(await client.userinfo(tokens as never)) }
    : first;
  return {
    id: claims.sub,
    name: claims.name ?? claims.preferred_username ?? null,
    email: claims.email?.toLowerCase() ?? null,
    isEmailVerified: claims.email_verified === true || claims.email_verified === 'true',
  };
}

const GithubUserSchema = z.looseObject({
  id: z.number(),
  login: z.string(),
  name: z.string().nullish(),
});
const GithubEmailsSchema = z.array(
  z.looseObject({ email: z.string(), primary: z.boolean(), verified: z.boolean() }),
);

/** The person and their primary e-mail address at GitHub, which says for itself whether it is verified. */
export async function githubProfile(
  client: OpenIdClient,
  accessToken: string,
): Promise<OutsideProfile> {
  const read = async (path: string): Promise<unknown> => {
    const { body } = await client.requestResource(`https://api.github.com${path}`, accessToken, {
      headers: { accept: 'application/vnd.github+json', 'user-agent': 'onramp' },
    });
    return JSON.parse(String(body));
  };
  const user = GithubUserSchema.parse(await read('/user'));
  const emails = GithubEmailsSchema.parse(await read('/user/emails'));
  const primary = emails.find((email) => email.primary);
  return {
    id: String(user.id),
    name: user.name ?? user.login,
    email: primary?.email.toLowerCase() ?? null,
    isEmailVerified: primary?.verified ?? false,
  };
}
