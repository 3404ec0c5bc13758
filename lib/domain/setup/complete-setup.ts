import 'server-only';
import { hashPassword } from '@/lib/crypto/password';
import { hashToken } from '@/lib/crypto/token';
import { db } from '@/lib/db/client';
import { AppError } from '@/lib/errors';
import type { Setup, SetupDone } from '@/lib/schemas/setup';
import { checkSetupLink } from './check-setup-link';
import { createFirstOwner } from './create-first-owner';

function linkInvalid(): AppError {
  return new AppError('setup.link_invalid', {
    detail:
      'It is unknown, was used, or has expired after 24 hours. Start the portal again to get a new one, or ' +
      'run: npm run --silent onramp -- setup-link',
  });
}

/**
 * Sets the portal up: the first owner and the first workspace, in one transaction. Of several attempts, also
 * at the same moment and with different links, one wins.
 *
 * @throws AppError `setup.already_done`, `setup.link_invalid`
 */
export async function completeSetup(
  input: Setup,
  request: { requestId?: string | null; address?: string | null } = {},
): Promise<SetupDone> {
  // Looked up first, so that strangers cannot make the server hash passwords.
  const state = await checkSetupLink(input.token);
  if (state === 'done') throw new AppError('setup.already_done');
  if (state === 'invalid') throw linkInvalid();
  const passwordHash = await hashPassword(input.password);
  const client = await db();
  return client.$transaction(async (transaction) => {
    const done = await createFirstOwner(transaction, { ...input, passwordHash }, request);
    const now = new Date();
    const { count } = await transaction.setupLink.updateMany({
      where: { tokenHash: hashToken(input.token), usedAt: null, expiresAt: { gt: now } },
      data: { usedAt: now },
    });
    if (count === 0) throw linkInvalid();
    return done;
  });
}
