import 'server-only';
import { hashToken, newToken } from '@/lib/crypto/token';
import { db } from '@/lib/db/client';
import type { HolderName } from '../addresses';

const lifeMinutes = 10;

/** What the EHR has open when it launches an app. */
export interface Launch {
  personId: string;
  patientId: string | null;
  encounterId: string | null;
}

/** Makes a value of `launch` that stands for what the EHR has open. It works once, for ten minutes. */
export async function createLaunch(holder: HolderName, launch: Launch): Promise<string> {
  const { token, hash } = newToken('launch');
  const expiresAt = new Date(Date.now() + lifeMinutes * 60_000);
  const client = await db();
  await client.sandboxLaunch.create({ data: { launchHash: hash, holder, ...launch, expiresAt } });
  return token;
}

/**
 * What a value of `launch` stands for; null when it is unknown, of another holder, used or expired. From then on it
 * is used.
 */
export async function takeLaunch(holder: HolderName, value: string): Promise<Launch | null> {
  const client = await db();
  const launchHash = hashToken(value);
  const { count } = await client.sandboxLaunch.updateMany({
    where: { launchHash, holder, usedAt: null, expiresAt: { gt: new Date() } },
    data: { usedAt: new Date() },
  });
  if (count === 0) return null;
  return client.sandboxLaunch.findUnique({
    where: { launchHash },
    select: { personId: true, patientId: true, encounterId: true },
  });
}
