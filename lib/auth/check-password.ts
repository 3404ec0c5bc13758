import 'server-only';
import { verifyPassword } from '@/lib/crypto/password';
import { db } from '@/lib/db/client';
import { passwordsPerAccount, passwordsPerAddress } from './attempt-limiter';

/** Why somebody may not try now; the sign-in page explains the code. */
export class TooManyAttemptsError extends Error {
  constructor() {
    super('TooManyAttempts');
    this.name = 'TooManyAttemptsError';
  }
}

/**
 * The person with this e-mail address and password, or null. Takes the same time whether or not anybody has
 * the address.
 *
 * @throws TooManyAttemptsError when the account or the network address has used up its attempts
 */
export async function checkPassword(
  email: string,
  password: string,
  address: string | null,
): Promise<{ id: string; email: string; name: string | null } | null> {
  const account = email.toLowerCase();
  const from = address ?? 'unknown';
  // Both count, also when one of them refuses already.
  const allowed = [passwordsPerAddress.attempt(from), passwordsPerAccount.attempt(account)];
  if (allowed.includes(false)) throw new TooManyAttemptsError();
  const client = await db();
  const user = await client.user.findUnique({
    where: { email: account },
    select: { id: true, email: true, name: true, passwordHash: true },
  });
  const fits = await verifyPassword(user?.passwordHash ?? null, password);
  if (!user || !fits) return null;
  passwordsPerAccount.forgive(account);
  // A whole office may sign in from one address; who has an account of their own must not wash guesses away.
  passwordsPerAddress.takeBack(from);
  return { id: user.id, email: user.email, name: user.name };
}
