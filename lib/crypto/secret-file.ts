import 'server-only';
import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile } from 'node:fs/promises';
import path from 'node:path';
import { env } from '@/lib/env';

/**
 * Reads a 32-byte secret from a file in DATA_DIR and makes it (mode 0600) when it is not there.
 * Two processes that start at once end with the same secret: the first to create the file wins.
 *
 * @returns the secret as base64
 */
export async function secretFile(name: string): Promise<string> {
  const folder = env().DATA_DIR;
  const file = path.join(folder, name);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  try {
    const handle = await open(file, 'wx', 0o600);
    try {
      await handle.writeFile(randomBytes(32).toString('base64'));
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const value = (await readFile(file, 'utf8')).trim();
  if (Buffer.from(value, 'base64').length !== 32) {
    throw new Error(`${file} does not hold 32 bytes in base64; restore it from a backup`);
  }
  return value;
}

/** The secret that signs session cookies: AUTH_SECRET, or one made at the first start. */
export async function authSecret(): Promise<string> {
  return env().AUTH_SECRET ?? (await secretFile('auth.secret'));
}
