import 'server-only';
import argon2 from 'argon2';

/** OWASP's first choice for argon2id: 46 MiB, one pass, one lane. */
const options = {
  type: argon2.argon2id,
  memoryCost: 47_104,
  timeCost: 1,
  parallelism: 1,
} as const;

/** Hashes a password with argon2id; the result is a PHC string that carries its parameters. */
export async function hashPassword(password: string): Promise<string> {
  return argon2.hash(password.normalize('NFKC'), options);
}

let decoy: Promise<string> | undefined;

/**
 * Tells whether a password fits a hash. Without a hash (nobody has that address, or no password was set)
 * it does the same work and answers false, so that time tells nothing about who has an account.
 */
export async function verifyPassword(hash: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword('a password that nobody has');
  const fits = await argon2.verify(hash ?? (await decoy), password.normalize('NFKC'));
  return hash !== null && fits;
}
