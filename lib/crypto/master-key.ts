import 'server-only';
import { createHash, randomBytes } from 'node:crypto';
import { open, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { env } from '@/lib/env';
import { secretFile } from './secret-file';

const fileName = 'master.key';
const previousName = 'master.key.previous';

/** A key that seals other keys. `id` names it without telling it. */
export interface MasterKey {
  id: string;
  key: Uint8Array;
}

function named(base64: string): MasterKey {
  const key = Buffer.from(base64, 'base64');
  const id = createHash('sha256').update('onramp-master-key').update(key).digest('hex').slice(0, 8);
  return { id, key };
}

async function readKeyFile(name: string): Promise<string | null> {
  try {
    return (await readFile(path.join(env().DATA_DIR, name), 'utf8')).trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** The key under which new secrets are sealed: MASTER_KEY, or one made at the first start (mode 0600). */
export async function currentMasterKey(): Promise<MasterKey> {
  return named(env().MASTER_KEY ?? (await secretFile(fileName)));
}

/**
 * The key with an id: the current one, or one that a rotation left behind until it is done
 * (MASTER_KEY_PREVIOUS, the file of before, or the file when MASTER_KEY has taken its place). Null when none
 * has the id.
 */
export async function findMasterKey(id: string): Promise<MasterKey | null> {
  const current = await currentMasterKey();
  if (current.id === id) return current;
  const others = [
    env().MASTER_KEY_PREVIOUS ?? null,
    await readKeyFile(fileName),
    await readKeyFile(previousName),
  ];
  return others.flatMap((key) => (key ? [named(key)] : [])).find((key) => key.id === id) ?? null;
}

/** Whether the master key is a file in DATA_DIR, which a rotation may replace by itself. */
export function isMasterKeyFile(): boolean {
  return env().MASTER_KEY === undefined;
}

async function writeKeyFile(name: string, value: string): Promise<void> {
  const target = path.join(env().DATA_DIR, name);
  const draft = `${target}.${randomBytes(6).toString('hex')}`;
  // The data folder is no part of the program.
  const handle = await open(/* turbopackIgnore: true */ draft, 'wx', 0o600);
  try {
    await handle.writeFile(value);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(draft, target);
}

/**
 * Puts a new master key into the file. The one before stays beside it, so that whatever is sealed under it
 * still opens, whenever this is cut short.
 */
export async function replaceMasterKeyFile(): Promise<void> {
  const before = await secretFile(fileName);
  await writeKeyFile(previousName, before);
  await writeKeyFile(fileName, randomBytes(32).toString('base64'));
}

/** Whether the key of a rotation before is still there: then something may be sealed under it. */
export async function hasPreviousKeyFile(): Promise<boolean> {
  return (await readKeyFile(previousName)) !== null;
}

/** Forgets the master key of before. Only when nothing is sealed under it any more. */
export async function dropPreviousKeyFile(): Promise<void> {
  await rm(path.join(env().DATA_DIR, previousName), { force: true });
}
