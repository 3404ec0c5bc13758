import 'server-only';
import { passwordsPerAccount } from '@/lib/auth/attempt-limiter';
import { hashPassword, verifyPassword } from '@/lib/crypto/password';
import { db } from '@/lib/db/client';
import { AppError } from '@/lib/errors';
import type { ChangePassword } from '@/lib/schemas/people';

function wrongPassword(detail: string): AppError {
  return new AppError('request.invalid', {
    fields: [{ path: 'currentPassword', code: 'wrong', detail }],
  });
}

/**
 * Changes the password of a person and ends all their sign-ins but the one that asks. Returns how many.
 *
 * @throws AppError `request.invalid` when the current password is wrong, `auth.too_many_attempts`
 */
export async function changePassword(
  person: { id: string; email: string; signInId: string },
  input: ChangePassword,
): Promise<number> {
  const client = await db();
  const { passwordHash } = await client.user.findUniqueOrThrow({
    where: { id: person.id },
    select: { passwordHash: true },
  });
  if (passwordHash !== null) {
    if (!input.currentPassword) throw wrongPassword('found nothing; type your current password');
    // The same count as at the sign-in page: a stolen session is no way around it.
    if (!passwordsPerAccount.attempt(person.email.toLowerCase())) {
      throw new AppError('auth.too_many_attempts');
    }
    if (!(await verifyPassword(passwordHash, input.currentPassword))) {
      throw wrongPassword('this is not your current password');
    }
    passwordsPerAccount.forgive(person.email.toLowerCase());
  }
  const next = await hashPassword(input.newPassword);
  return client.$transaction(async (transaction) => {
    await transaction.user.update({ where: { id: person.id }, data: { passwordHash: next } });
    const { count } = await transaction.signIn.updateMany({
      where: { userId: person.id, id: { not: person.signInId }, revokedAt: null },
      data: { revokedAt: new Date() },
    });
    return count;
  });
}
