import 'server-only';
import { db } from '@/lib/db/client';

/** What an outside identity provider, or a magic link, says about somebody. */
export interface ClaimedIdentity {
  email: string | null;
  isEmailVerified: boolean;
  /** The account at the provider; null for a magic link. */
  account: { provider: string; providerAccountId: string } | null;
}

export type SignInRefusal = 'NoEmail' | 'EmailNotVerified' | 'NoAccount';

/**
 * Decides whether somebody may sign in from outside: null, or the reason why not. An account that is linked
 * already may. Otherwise the e-mail address decides, and only if it is verified: it must belong to a person
 * who exists, or to an open invitation.
 */
export async function refusalOf(identity: ClaimedIdentity): Promise<SignInRefusal | null> {
  const client = await db();
  if (identity.account) {
    const { provider, providerAccountId } = identity.account;
    const linked = await client.account.count({ where: { provider, providerAccountId } });
    if (linked > 0) return null;
  }
  if (!identity.email) return 'NoEmail';
  if (!identity.isEmailVerified) return 'EmailNotVerified';
  const { email } = identity;
  const [people, invitations] = await Promise.all([
    client.user.count({ where: { email } }),
    client.invitation.count({
      where: { email, acceptedAt: null, revokedAt: null, expiresAt: { gt: new Date() } },
    }),
  ]);
  return people + invitations > 0 ? null : 'NoAccount';
}
