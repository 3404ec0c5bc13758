import 'server-only';
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { HolderName } from '../addresses';

const lifeMs = 300_000;

// One key per process, whichever bundle asks: Next loads this module more than once. After a restart clients are
// told a new nonce, as they have to expect at any time.
const store = globalThis as typeof globalThis & { onrampDpopNonceKey?: Buffer };

function nonceOf(holder: HolderName, period: number): string {
  const key = (store.onrampDpopNonceKey ??= randomBytes(32));
  return createHmac('sha256', key).update(`${holder} ${period}`).digest('base64url');
}

/**
 * The nonce that a holder wants in DPoP proofs now. It changes every five minutes and is good for five more.
 * @see https://www.rfc-editor.org/rfc/rfc9449#section-8
 */
export function currentDpopNonce(holder: HolderName): string {
  return nonceOf(holder, Math.floor(Date.now() / lifeMs));
}

/** Whether a value is a nonce that the holder handed out lately. */
export function isDpopNonce(holder: HolderName, value: unknown): boolean {
  if (typeof value !== 'string') return false;
  const period = Math.floor(Date.now() / lifeMs);
  return [period, period - 1].some((one) => {
    const [found, wanted] = [Buffer.from(value), Buffer.from(nonceOf(holder, one))];
    return found.length === wanted.length && timingSafeEqual(found, wanted);
  });
}
