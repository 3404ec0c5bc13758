import 'server-only';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/ids';
import type { SessionClaims } from './session-cookie';

/** The person behind a session. */
export interface SessionUser {
  id: string;
  email: string;
  name: string | null;
  isOperator: boolean;
  /** The sign-in that the session rests on. */
  signInId: string;
}

/** How long a sign-in holds, in seconds. */
export const signInSeconds = 30 * 24 * 60 * 60;

/** `lastSeenAt` is as exact as this, to spare a write on every request. */
const seenEveryMs = 60_000;

/** Records a sign-in on one browser and returns its id. */
export async function startSignIn(userId: string, userAgent: string | null): Promise<string> {
  const client = await db();
  const id = newId('sin');
  await client.signIn.create({
    data: {
      id,
      userId,
      userAgent: userAgent?.slice(0, 400) ?? null,
      expiresAt: new Date(Date.now() + signInSeconds * 1000),
    },
  });
  return id;
}

/** Ends one sign-in; the cookie that carries it is worth nothing from now on. */
export async function endSignIn(signInId: string): Promise<void> {
  const client = await db();
  await client.signIn.updateMany({
    where: { id: signInId, revokedAt: null },
    data: { revokedAt: new Date() },
  });
}

/** The person that a session cookie names, if the sign-in in it is neither revoked nor expired. */
export async function findSession(claims: SessionClaims): Promise<SessionUser | null> {
  const client = await db();
  const now = new Date();
  const signIn = await client.signIn.findFirst({
    where: {
      id: claims.signInId,
      userId: claims.userId,
      revokedAt: null,
      expiresAt: { gt: now },
    },
    select: {
      lastSeenAt: true,
      user: { select: { id: true, email: true, name: true, isOperator: true } },
    },
  });
  if (!signIn) return null;
  if (now.getTime() - signIn.lastSeenAt.getTime() > seenEveryMs) {
    await client.signIn.updateMany({
      where: { id: claims.signInId },
      data: { lastSeenAt: now },
    });
  }
  return { ...signIn.user, signInId: claims.signInId };
}
