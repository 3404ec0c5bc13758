import 'server-only';
import { createHash, randomBytes } from 'node:crypto';

/**
 * Hash of a bearer secret for storage and look-up. The secrets are 256 random bits, so a plain SHA-256 is
 * enough: there is nothing to guess. Lower-case hex.
 */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** 256 random bits as text, for what has to be known again and cannot be guessed: a state, a nonce, a code verifier. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** Makes a bearer secret. Show `token` once, store `hash`, and `hint` to tell it from others. */
export function newToken(prefix: string): { token: string; hash: string; hint: string } {
  const token = `${prefix}_${newSecret()}`;
  return { token, hash: hashToken(token), hint: token.slice(0, prefix.length + 5) };
}
