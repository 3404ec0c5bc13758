import 'server-only';
import { createHash, timingSafeEqual } from 'node:crypto';
import { controlSecret } from '@/lib/db/lock';

const digest = (text: string) => createHash('sha256').update(text).digest();

/**
 * Whether a request of the local command channel knows the secret in the lock of the embedded database. The
 * secret is readable only for who may read the data folder. Always false where no embedded database is open
 * in this process: there the command opens the database itself.
 */
export function checkControlSecret(presented: string | null): boolean {
  const secret = controlSecret();
  if (secret === null || presented === null) return false;
  return timingSafeEqual(digest(presented), digest(secret));
}
